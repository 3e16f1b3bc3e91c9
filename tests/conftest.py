"""What every test stands on: no home, no clock, no network, no colours of the developer's."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _nothing_of_the_developers(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("STRATEGY_TUI_", "TEXTUAL", "XDG_", "LC_")) or name in {
            "NO_COLOR",
            "LANG",
            "LANGUAGE",
        }:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("STRATEGY_TUI_DATA", str(home / "data"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every socket but a local one is refused."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"a test reached for the network: {address!r}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Other people's vectors and files, which lie beside a checkout of the developers'."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        if os.environ.get("REQUIRE_PEERS"):
            pytest.fail(f"REQUIRE_PEERS is set, but there is no {folder.name} beside the checkout")
        pytest.skip("other people's test files are not beside this checkout")
    return folder
