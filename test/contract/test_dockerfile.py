"""The recipe of the image: what hadolint says of it, and what we promise."""

import subprocess

from manifests import ROOT, program

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_hadolint_has_nothing_to_say():
    command = [program("hadolint"), str(ROOT / "Dockerfile")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "")


def test_it_asks_no_registry_for_a_front_end():
    assert "# syntax" not in TEXT


def test_it_ends_as_somebody_who_is_not_root():
    users = [line.split()[1] for line in TEXT.splitlines() if line.startswith("USER")]
    assert users[-1] == "1000:1000"


def test_nothing_is_sent_to_the_builder_but_what_it_copies():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sent = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    copied = {
        word
        for line in TEXT.splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    }
    assert ("*" in ignored, sent) == (True, copied)
