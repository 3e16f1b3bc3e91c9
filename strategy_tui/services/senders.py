"""Which own account a post goes out from: the one it names, or the only one there; no guess."""

from __future__ import annotations

from collections.abc import Iterable

from strategy_tui.domain.account import Sender, same_account
from strategy_tui.domain.message import Message, message


def sender_of(network: str, account: str | None, connected: Iterable[Sender]) -> Sender | Message:
    """The connected account that a post for `account` (None: it names none) goes out from.

    Where that is none, or more than one, the sentence that says so and what to do.
    """
    there = [each for each in connected if each.network == network]
    if account is not None:
        there = [each for each in there if same_account(each.handle, account)]
    match there:
        case [sender]:
            return sender
        case []:
            return _not_connected(network, account)
        case _:
            return _several(
                network, tuple(sorted((each.handle for each in there), key=str.casefold))
            )


def held(network: str, account: str | None, connected: Iterable[Sender]) -> Message | None:
    """Why a post for that account can go out from none, if so."""
    found = sender_of(network, account, connected)
    return found if isinstance(found, Message) else None


def _not_connected(network: str, account: str | None) -> Message:
    """Nothing is wrong with the item: there is no account to send it from."""
    if account is not None:
        return message(
            "It goes out from “{account}” on {network} and from no other account, and that one "
            "is not connected. Connect it with “strategy-tui account add”, or post it by hand.",
            account=account,
            network=network,
        )
    return message(
        "No account of yours on {network} is connected. "
        "Connect one with “strategy-tui account add”, or post it by hand.",
        network=network,
    )


def _several(network: str, handles: tuple[str, ...]) -> Message:
    return message(
        "You have several accounts on {network} ({handles}), and this post does not say which "
        "one it goes out from. Write “account:” for it in your strategy, approve the draft again "
        "and queue that; then cancel this item.",
        network=network,
        handles=handles,
    )
