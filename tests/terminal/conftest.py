"""These tests need tmux, which CI has."""

from __future__ import annotations

import os
import shutil

import pytest


@pytest.fixture(autouse=True)
def _tmux() -> None:
    if shutil.which("tmux") is None:
        if os.environ.get("REQUIRE_PEERS"):
            pytest.fail("REQUIRE_PEERS is set, but there is no tmux")
        pytest.skip("needs tmux")
