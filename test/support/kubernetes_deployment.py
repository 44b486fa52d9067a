"""`kubernetes/overlays/pipeline` in the cluster of the current kubeconfig, and what is done to it.

`cramped` is the serving plane alone, in a namespace of its own, whose Redis has an odd password and
a small disk, in memory.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from deployment import ODD_PASSWORD, SMALL_DISK_MIB, Service
from manifests import KUBERNETES, ROOT, SERVING, of_kind, pod_specs, program, rendered
from shell import ProgramFailedError, run

OVERLAY = KUBERNETES / "overlays" / "pipeline"
CRAMPED = KUBERNETES / "overlays" / "test"
# One image for all roles.
EXTRAS = "flows,dashboard"
# Trino's nodes start one beside the other, on a machine that may be busy.
ROLLED_OUT_WITHIN = "600s"
JOB_ENDED_WITHIN = "300s"

log = logging.getLogger(__name__)


class KubernetesDeployment:
    """Built, handed to the nodes by LOAD_IMAGE, applied and removed."""

    def __init__(self, folder: Path, overlay: Path = OVERLAY) -> None:
        self._folder = folder
        self._overlay = overlay
        self._forward: subprocess.Popen[str] | None = None
        self._url = ""
        manifests = rendered(overlay)
        [self.namespace] = of_kind(manifests, "Namespace")
        self._images = {s["containers"][0]["image"] for _, s in pod_specs(manifests)}
        [self.image] = [name for name in self._images if name.startswith("spacelaunch:")]
        self._serving = [
            f"{kind.lower()}/{name}" for kind in SERVING for name in of_kind(manifests, kind)
        ]
        found = self.kubectl("get", "namespace", self.namespace, "--ignore-not-found")
        assert not found, f"the namespace {self.namespace} is there already; it is not touched"
        self.build(self.image)
        self._load_what_is_here()
        began = time.monotonic()
        try:
            self.kubectl("apply", "-k", str(overlay))
            self.wait_for_roll_outs()
            log.info("kubectl apply -k: rolled out after %.1f s", time.monotonic() - began)
            Service(self).wait_until_ready()
        except BaseException:
            self.end()
            raise

    @classmethod
    def cramped(cls, folder: Path) -> KubernetesDeployment:
        """With an odd password, and room for little; what Redis has ends with its pod."""
        overlay = folder / "cramped"
        overlay.mkdir()
        (overlay / "redis.env").write_text(f"REDIS_PASSWORD={ODD_PASSWORD}\n")
        disk = {"medium": "Memory", "sizeLimit": f"{SMALL_DISK_MIB}Mi"}
        patch = [
            {"op": "remove", "path": "/spec/volumeClaimTemplates"},
            {
                "op": "add",
                "path": "/spec/template/spec/volumes/-",
                "value": {"name": "data", "emptyDir": disk},
            },
        ]
        text = {
            "namespace": "spacelaunch-cramped",
            "resources": [os.path.relpath(CRAMPED, overlay)],
            "patches": [{"target": {"kind": "StatefulSet"}, "patch": json.dumps(patch)}],
            "secretGenerator": [{"name": "redis", "behavior": "replace", "envs": ["redis.env"]}],
        }
        (overlay / "kustomization.yaml").write_text(json.dumps(text))
        return cls(folder, overlay)

    @property
    def url(self) -> str:
        """A port-forward ends with its pod, and is then begun anew."""
        if self._forward is None or self._forward.poll() is not None:
            self._begin_forward()
        return self._url

    def run_in(self, pod: str, script: str, given: bytes = b"") -> bytes:
        """Run a shell script in a pod; its output."""
        return self.kubectl("exec", "-i", pod, "--", "sh", "-c", script, given=given)

    def run_in_api(self, script: str) -> bytes:
        return self.run_in("deployment/api", script)

    def run_in_redis(self, script: str, given: bytes = b"") -> bytes:
        return self.run_in("redis-0", script, given)

    def crash_workers(self) -> None:
        """Kill all of them; they come back."""
        for pod in self.get("pods", "-l", "app.kubernetes.io/name=worker")["items"]:
            # The first process of a container hears no SIGKILL from inside; it ends with its child.
            # This very command is killed as well.
            with suppress(ProgramFailedError):
                self.run_in(pod["metadata"]["name"], "kill -9 -1")

    def stop_workers(self) -> None:
        self.kubectl("delete", "pod", "-l", "app.kubernetes.io/name=worker", "--wait=false")

    def crash_redis(self) -> None:
        # It is the first process of its container, which hears no SIGKILL from inside.
        self.kubectl("delete", "pod", "redis-0", "--grace-period=0", "--force")
        self.wait_for_roll_outs()

    def stop_redis(self) -> None:
        self.kubectl("delete", "pod", "redis-0")
        self.wait_for_roll_outs()

    def logs(self, role: str) -> str:
        return self.kubectl("logs", "-l", f"app.kubernetes.io/name={role}", "--tail=-1").decode()

    def end(self) -> None:
        self._end_forward()
        self.kubectl("delete", "-k", str(self._overlay), "--ignore-not-found")

    def build(self, image: str, *words: str) -> None:
        """Build an image and hand it to the nodes."""
        extras = ("--build-arg", f"EXTRAS={EXTRAS}")
        run("docker", "build", "--tag", image, *extras, *words, str(ROOT), timeout_s=3_600)
        self._load(image)

    def upgrade(self, image: str) -> None:
        """As an operator does: another tag in the overlay, applied."""
        name, _, tag = image.partition(":")
        overlay = self._folder / "upgrade"
        overlay.mkdir(exist_ok=True)
        text = {
            "resources": [os.path.relpath(self._overlay, overlay)],
            "images": [{"name": name, "newTag": tag}],
        }
        (overlay / "kustomization.yaml").write_text(json.dumps(text))
        self.kubectl("apply", "-k", str(overlay))
        self.wait_for_roll_outs()

    def wait_for_roll_outs(self) -> None:
        """Until all that was applied, and runs until it is stopped, does."""
        for name in self._serving:
            self.kubectl("rollout", "status", name, f"--timeout={ROLLED_OUT_WITHIN}")

    def run_job(self, cron_job: str, name: str) -> str:
        """Run a job of the clock now, to its end; what it printed."""
        self.begin_job(cron_job, name)
        return self.job_ended(name)

    def begin_job(self, cron_job: str, name: str) -> None:
        """Begin a job of the clock now."""
        self.kubectl("create", "job", name, f"--from=cronjob/{cron_job}")

    def job_ended(self, name: str) -> str:
        """What the pod of a job printed that completed it; the job is removed."""
        within = f"--timeout={JOB_ENDED_WITHIN}"
        try:
            self.kubectl("wait", "--for=condition=complete", within, f"job/{name}")
        except ProgramFailedError as exc:
            said = self.kubectl("logs", "-l", f"job-name={name}", "--tail=-1").decode()
            raise AssertionError(f"{name}: {exc}\n{said}") from exc
        [pod] = [
            pod["metadata"]["name"]
            for pod in self.get("pods", "-l", f"job-name={name}")["items"]
            if pod["status"]["phase"] == "Succeeded"
        ]
        said = self.kubectl("logs", pod).decode()
        self.kubectl("delete", "job", name)
        return said

    def start_pod(self, name: str, code: str, **labels: str) -> None:
        """A pod of ours that runs Python, as confined as the namespace wants it."""
        confined = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
        container = {
            "name": name,
            "image": self.image,
            "command": ["python", "-c", code],
            "securityContext": confined,
        }
        pod = {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {"name": name, "labels": labels},
            "spec": {
                "restartPolicy": "Never",
                "enableServiceLinks": False,
                "automountServiceAccountToken": False,
                "terminationGracePeriodSeconds": 1,
                "securityContext": {
                    "runAsNonRoot": True,
                    "seccompProfile": {"type": "RuntimeDefault"},
                    "sysctls": [{"name": "net.ipv4.ip_unprivileged_port_start", "value": "0"}],
                },
                "containers": [container],
            },
        }
        self.kubectl("apply", "-f", "-", given=json.dumps(pod).encode())

    def pod_ended(self, name: str) -> tuple[int, str]:
        """The exit code of a pod that ends, and what it printed; it is removed."""
        until = time.monotonic() + 120
        while not (ended := self._ended(name)):
            assert time.monotonic() < until, self.kubectl("describe", "pod", name).decode()
            time.sleep(0.5)
        said = self.kubectl("logs", name).decode()
        self.kubectl("delete", "pod", name)
        return int(ended["exitCode"]), said

    def get(self, *words: str) -> dict[str, Any]:
        """Objects of the namespace."""
        return dict(json.loads(self.kubectl("get", *words, "-o", "json")))

    def kubectl(self, *words: str, given: bytes = b"") -> bytes:
        """Kubectl in our namespace."""
        return run(program("kubectl"), "--namespace", self.namespace, *words, given=given)

    def _ended(self, name: str) -> dict[str, Any]:
        statuses = self.get("pod", name)["status"].get("containerStatuses", [])
        return dict(statuses[0]["state"].get("terminated", {})) if statuses else {}

    def _load_what_is_here(self) -> None:
        """The others the nodes fetch themselves, unless this machine has them."""
        for image in self._images - {self.image}:
            with suppress(ProgramFailedError):
                run("docker", "image", "inspect", image)
                self._load(image)

    def _load(self, image: str) -> None:
        run(*os.environ.get("LOAD_IMAGE", "kind load docker-image").split(), image)

    def _end_forward(self) -> None:
        if self._forward is not None:
            self._forward.terminate()
            self._forward.communicate()

    def _begin_forward(self) -> None:
        self._end_forward()
        until = time.monotonic() + 60
        while time.monotonic() < until:
            self._forward = subprocess.Popen(
                [program("kubectl"), "-n", self.namespace, "port-forward", "service/api", ":80"],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            assert self._forward.stdout is not None
            found = re.search(r"127\.0\.0\.1:(\d+)", self._forward.stdout.readline())
            if found:
                self._url = f"http://127.0.0.1:{found[1]}"
                return
            self._end_forward()
            time.sleep(0.5)
        raise AssertionError("kubectl port-forward found no pod")
