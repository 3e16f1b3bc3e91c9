"""Our colours can be read: the pairs that carry text keep the contrast of WCAG 2.2 AA."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from strategy_tui.tui.theme import THEMES

TEXT = 4.5
LINE = 3.0
"""Borders carry no words, but show where the focus is."""

ON_BACKGROUND = (
    "foreground",
    "primary",
    "accent",
    "text-muted",
    "text-primary",
    "text-success",
    "text-warning",
    "text-error",
)


def luminance(color: Color) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours(theme: Theme) -> dict[str, str]:
    return {
        **App[None]().get_theme_variable_defaults(),
        **theme.to_color_system().generate(),
    }


def seen(value: str, ground: Color) -> Color:
    """A theme's colour as it looks on a ground: `auto 60%`, `#rrggbb` or with alpha."""
    if value.startswith("auto"):
        _, _, percent = value.partition(" ")
        share = float(percent.rstrip("%")) / 100 if percent else 1.0
        return ground.blend(ground.get_contrast_text(1.0), share)
    color = Color.parse(value)
    return ground.blend(Color(color.r, color.g, color.b), color.a)


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.name)
@pytest.mark.parametrize("name", ON_BACKGROUND)
def test_text_can_be_read_on_the_background(theme: Theme, name: str) -> None:
    found = colours(theme)
    for ground in (Color.parse(found["background"]), Color.parse(found["surface"])):
        assert contrast(seen(found[name], ground), ground) >= TEXT


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.name)
@pytest.mark.parametrize("name", ON_BACKGROUND)
def test_text_can_be_read_on_the_chosen_row(theme: Theme, name: str) -> None:
    found = colours(theme)
    ground = Color.parse(found["background"]).blend(Color.parse(found["primary"]), 0.20)

    assert contrast(seen(found[name], ground), ground) >= TEXT


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.name)
def test_quiet_text_can_be_read(theme: Theme) -> None:
    found = colours(theme)
    ground = Color.parse(found["background"])
    quiet = ground.blend(Color.parse(found["foreground"]), 0.65)

    assert contrast(quiet, ground) >= TEXT


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.name)
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("footer-key-foreground", "footer-background"),
        ("footer-description-foreground", "footer-background"),
        ("block-cursor-foreground", "block-cursor-background"),
    ],
)
def test_keys_and_cursors_can_be_read(theme: Theme, front: str, back: str) -> None:
    found = colours(theme)
    ground = Color.parse(found[back])

    assert contrast(seen(found[front], ground), ground) >= TEXT


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.name)
@pytest.mark.parametrize("name", ["border", "border-blurred"])
def test_frames_can_be_seen(theme: Theme, name: str) -> None:
    found = colours(theme)
    ground = Color.parse(found["background"])

    assert contrast(Color.parse(found[name]), ground) >= LINE
