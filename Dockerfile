# One image for every role; the command names it: `api`, `worker`, or any other of `spacelaunch`.
#
#   docker build -t spacelaunch .
#   docker run --rm -p 127.0.0.1:5000:5000 -e SPACELAUNCH_REDIS_URL=redis://HOST:6379 spacelaunch api

FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv --without-pip /opt/spacelaunch
# Before the source, so that a change there does not install all of it anew. Only wheels: what
# would have to be compiled is an error here. Then without what nothing of ours reaches: Arrow's
# clients of Flight and of S3 and its headers, the module for graphs beside the embedded Redis, and
# the libraries' own tests.
COPY requirements.txt .ci/requirements-pipeline.txt .ci/requirements-flows.txt .ci/requirements-dashboard.txt ./
# Extras of pyproject.toml, comma separated; there is a file of pins for each, or pip says that there is none.
ARG EXTRAS=
RUN IFS=, && for extra in $EXTRAS; do set -- "$@" -r "requirements-$extra.txt"; done \
 && python -m pip --python /opt/spacelaunch/bin/python install \
      --only-binary :all: -r requirements.txt "$@" \
 && find /opt/spacelaunch/lib \( -path '*/pyarrow/*flight*.so*' -o -path '*/pyarrow/*s3*.so*' \
      -o -path '*/pyarrow/include' -o -path '*/pyarrow/_pyarrow_cpp_tests*' \
      -o -name falkordb.so -o -type d -name tests \) -prune -exec rm -r {} +
COPY pyproject.toml README.md LICENSE ./
COPY src src
# Every chart once and every route: a part that was left out above and is wanted is missed here.
RUN python -m pip --python /opt/spacelaunch/bin/python install --no-deps . \
 && MPLCONFIGDIR=/tmp/matplotlib /opt/spacelaunch/bin/python -c 'import spacelaunch.api.app; \
from spacelaunch.worker.main import warm_up; warm_up()'


FROM python:3.12-slim
# tini as the first process hands on signals, also before the program listens to them, and reaps
# what a killed worker leaves.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends tini \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* \
 # 1000, as most people's own id, so that it may read a Kaggle token mounted from their home; to the
 # others the home is open. Kaggle's package wants to make its folder where there is none.
 && useradd --uid 1000 --user-group --create-home spacelaunch \
 && chmod 755 /home/spacelaunch \
 && mkdir /home/spacelaunch/.kaggle
COPY --from=build /opt/spacelaunch /opt/spacelaunch
# All that it writes goes to /tmp; the rest may be read-only. Prefect, where the extra `flows` brings
# it, starts no server that nobody asked for, and tells nobody about us.
ENV PATH=/opt/spacelaunch/bin:$PATH \
    HOME=/home/spacelaunch \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    SPACELAUNCH_BIND=0.0.0.0 \
    SPACELAUNCH_DIR=/tmp/spacelaunch \
    PREFECT_HOME=/tmp/prefect \
    PREFECT_SERVER_UI_STATIC_DIRECTORY=/tmp/prefect/ui \
    PREFECT_SERVER_EPHEMERAL_ENABLED=false \
    PREFECT_SERVER_ANALYTICS_ENABLED=false \
    DO_NOT_TRACK=1
USER 1000:1000
EXPOSE 5000
# Of the API; whoever runs a worker asks `spacelaunch check worker` instead.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["spacelaunch", "check", "api"]
ENTRYPOINT ["tini", "--", "spacelaunch"]
CMD ["api"]

ARG VERSION=
ARG REVISION=
LABEL org.opencontainers.image.title="Space Launches" \
      org.opencontainers.image.description="A launch-data service: load space launches, ask for a chart, download the picture." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
