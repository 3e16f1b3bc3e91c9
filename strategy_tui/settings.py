"""What the environment says: where data lies, which folder is the workspace, which language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.i18n import LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    """The answers that the command line and the app start from."""

    chosen_dir: Path | None
    """Where data was asked to lie; None leaves it to the system."""
    language: str | None
    """The language that was asked for; None leaves it to the strategy."""
    locale_language: str
    """The language of the system, for when there is no strategy."""

    @property
    def data_dir(self) -> Path:
        """Holds one folder for each workspace id, with its database."""
        if self.chosen_dir is not None:
            return self.chosen_dir
        from platformdirs import user_data_path

        return user_data_path("strategy-tui", appauthor=False)

    @property
    def default_workspace(self) -> Path:
        """Where the workspace is looked for when no folder above the current one is one."""
        return self.data_dir / "workspace"


def read_settings(environ: Mapping[str, str], language: str | None = None) -> Settings:
    """The settings of this process; `language` is the command line's wish, which wins."""
    chosen = environ.get("STRATEGY_TUI_DATA")
    return Settings(
        chosen_dir=Path(chosen).expanduser() if chosen else None,
        language=language or _supported(environ.get("STRATEGY_TUI_LANGUAGE", "")),
        locale_language=_locale_language(environ),
    )


def _locale_language(environ: Mapping[str, str]) -> str:
    """As gettext reads it: LANGUAGE, LC_ALL, LC_MESSAGES, LANG, the first that is set."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return _supported(value.split(":")[0]) or LANGUAGES[0]
    return LANGUAGES[0]


def _supported(code: str) -> str | None:
    base = code.replace("-", "_").split("_")[0].split(".")[0].lower()
    return base if base in LANGUAGES else None
