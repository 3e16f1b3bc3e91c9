"""Addresses of profiles, built from templates of ours and names that were checked."""

from __future__ import annotations

import re

from strategy_tui.domain.account import Account, AliasKind
from strategy_tui.networks import spec

_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,200}")
_ADDRESS = re.compile(r"([A-Za-z0-9_.-]{1,64})@((?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63})")


def profile_link(account: Account) -> str | None:
    """Where somebody's profile is; None if none of their names leads to one.

    Addresses that an export gives are not used: they may lead anywhere.
    """
    if account.handle and (address := _ADDRESS.fullmatch(account.handle)):
        return f"https://{address[2]}/@{address[1]}"
    templates = spec(account.network).links
    for kind in (AliasKind.HANDLE, AliasKind.ID):
        value = account.newest(kind)
        if kind in templates and value and _NAME.fullmatch(value):
            return templates[kind].replace("{value}", value)
    return None
