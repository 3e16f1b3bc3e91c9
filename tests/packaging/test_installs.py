"""Rules, strategies and the demo are found from a wheel, an editable install, a bare checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOK = (
    "from strategy_tui.bundle import bundled; "
    "print(bundled('rules'), len(list(bundled('rules').glob('*.yaml')))); "
    "print(bundled('strategies'), len(list(bundled('strategies').glob('*.yaml'))))"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel. The build backend comes from this environment: nothing is fetched."""
    target = tmp_path_factory.mktemp("dist")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return target / done.stdout.split()[-1]


def packs(folder: Path) -> int:
    return len(list(folder.glob("*.yaml")))


def look(cwd: Path, *path: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))}
    done = subprocess.run(
        [sys.executable, "-S", "-c", LOOK],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_wheel_carries_rules_and_strategies_inside_the_package(
    wheel: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")

    said = look(tmp_path, tmp_path / "site")

    inside = tmp_path / "site" / "strategy_tui"
    assert f"{inside / 'rules'} {packs(ROOT / 'rules')}" in said
    assert f"{inside / 'strategies'} {packs(ROOT / 'strategies')}" in said


def test_a_wheel_carries_what_the_program_reads_at_run_time(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    assert {
        "strategy_tui/store/migrations/0001_first.sql",
        "strategy_tui/locale/fr/LC_MESSAGES/strategy_tui.mo",
        "strategy_tui/demo/fr/archives/x/data/manifest.js",
        "strategy_tui/demo/en/strategy.yaml",
        "strategy_tui/lint/bundled.json",
        "strategy_tui/networks/tlds.txt",
        "strategy_tui/tui/screens/audit.tcss",
    } <= names
    assert not {name for name in names if name.startswith(("tests/", "docs/"))}


def test_a_bare_checkout_finds_them_beside_the_package(tmp_path: Path) -> None:
    said = look(tmp_path, ROOT)

    assert f"{ROOT / 'rules'} {packs(ROOT / 'rules')}" in said


def test_an_editable_install_finds_them_beside_the_package(tmp_path: Path) -> None:
    build = (
        "import sys; from hatchling.build import build_editable; print(build_editable(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    with zipfile.ZipFile(tmp_path / done.stdout.split()[-1]) as archive:
        [pth] = [name for name in archive.namelist() if name.endswith(".pth")]
        [line] = archive.read(pth).decode().split()

    said = look(tmp_path, Path(line))

    assert f"{ROOT / 'strategies'} {packs(ROOT / 'strategies')}" in said
