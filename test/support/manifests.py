"""What Kubernetes and Compose would be told: rendered by the programs that tell them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
KUBERNETES = ROOT / "kubernetes"
COMPOSE = ROOT / "docker-compose.yml"

Manifest = dict[str, Any]


def program(name: str) -> str:
    """A program of the development tools, or of this machine."""
    own = Path(sys.executable).parent / name
    return str(own) if own.exists() else name


def rendered(folder: Path) -> list[Manifest]:
    """The manifests that `kubectl apply -k` would send."""
    command = [program("kubectl"), "kustomize", str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return list(yaml.safe_load_all(ended.stdout))


def with_secrets(copy: Path) -> Path:
    """A copy of `kubernetes/`, its examples of secrets taken for secrets; real ones stay away."""
    shutil.copytree(KUBERNETES, copy, ignore=_secrets)
    for example in copy.rglob("*.example.env"):
        shutil.copy(example, example.with_name(example.name.replace(".example", "")))
    return copy


def _secrets(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name.endswith(".env") and ".example." not in name}


def compose() -> Manifest:
    """The compose file."""
    return dict(yaml.safe_load(COMPOSE.read_text(encoding="utf-8")))


SERVING = ("Deployment", "StatefulSet")
"""The kinds whose pods run until they are stopped."""


def pod_specs(
    manifests: list[Manifest], kinds: Collection[str] = (*SERVING, "CronJob")
) -> Iterator[tuple[str, Manifest]]:
    """Every pod that would be made: the name of its owner, and its spec."""
    for manifest in manifests:
        if manifest["kind"] in kinds:
            owner = manifest["spec"].get("jobTemplate", manifest)["spec"]
            yield manifest["metadata"]["name"], owner["template"]["spec"]


def of_kind(manifests: list[Manifest], kind: str) -> dict[str, Manifest]:
    """The manifests of one kind, by name."""
    return {m["metadata"]["name"]: m for m in manifests if m["kind"] == kind}
