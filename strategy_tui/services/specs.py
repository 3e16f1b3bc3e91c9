"""What a network allows here: its own limits, those of a reply, or those of an account's server."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.network import Certainty, NetworkSpec, ServerLimits, Source
from strategy_tui.errors import UnusableFile, WrongUsage
from strategy_tui.networks import NETWORKS, SERVERS, spec, spec_with_limit

if TYPE_CHECKING:
    from strategy_tui.domain.account import Owner
    from strategy_tui.networks.mastodon.instance import Answer
    from strategy_tui.store.database import Database

MAX_BYTES = 1_000_000
"""The most that a server's answer may weigh; a real one has some thousand bytes."""


def spec_for(
    network: str, account: str | None = None, db: Database | None = None, *, is_reply: bool = False
) -> NetworkSpec | None:
    """What is known of a network for an own account; None where there is no such network."""
    if network not in NETWORKS:
        return None
    usual = spec(network)
    if is_reply and usual.limits.reply is not None:
        return spec_with_limit(network, usual.limits.reply)
    may_differ = network in SERVERS or usual.limits.variants
    if not may_differ or db is None or not db.exists():
        return usual
    from strategy_tui.store import server_limits

    with db.read() as tx:
        kept = server_limits.of_account(tx, network, account)
    if kept is None:
        return usual
    source = Source(kept.source, kept.read_at.date().isoformat(), Certainty.PRIMARY)
    if network not in SERVERS:
        return spec_with_limit(network, source.says(kept.limits.text or usual.limits.text.value))
    found: NetworkSpec = import_module(SERVERS[network]).under(kept.limits, kept.server, source)
    return found


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What was kept of a server's answer."""

    account: str
    """The handle of the own account that it is for."""
    spec: NetworkSpec
    """The network as that server has it."""
    limits: ServerLimits
    ignored: tuple[Message, ...]
    """What in the answer made no sense."""


@dataclass(frozen=True, slots=True)
class ServersService:
    """Keeps what the servers of own accounts say of themselves."""

    db: Database

    def read(
        self, network: str, data: bytes, name: str, now: datetime, account: str | None = None
    ) -> ReadLimits:
        """Keep the limits in a server's answer for an own account.

        Raises:
            UnusableFile: it is not a server's answer, or has no limits in it.
            WrongUsage: the network has no servers, or it is not clear whose server this is.
            Busy: another process is writing.
        """
        if network not in SERVERS:
            raise WrongUsage(_same_for_all(network))
        answer: Answer = import_module(SERVERS[network]).of_instance(_object(data, name))
        if not answer.says_something:
            raise UnusableFile(_not_an_answer(name))
        source = f"{answer.server}, what it says of itself" if answer.server else Path(name).name
        return self._keep(network, account, answer, source, now)

    def say(
        self, network: str, characters: int, now: datetime, account: str | None = None
    ) -> ReadLimits:
        """Keep how long a post of an own account may be, as the person says it is: a paid account.

        Raises:
            WrongUsage: the network is the same for all, or it is not clear whose account it is.
            Busy: another process is writing.
        """
        if network not in SERVERS and not (network in NETWORKS and spec(network).limits.variants):
            raise WrongUsage(_same_for_all(network))
        from strategy_tui.networks.mastodon.instance import Answer

        said = Answer("", ServerLimits(text=characters), ())
        return self._keep(network, account, said, "you", now)

    def _keep(
        self, network: str, account: str | None, answer: Answer, source: str, now: datetime
    ) -> ReadLimits:
        from strategy_tui.store import owners, server_limits

        with self.db.write() as tx:
            owner = _owner(owners.all_owners(tx, network), network, answer.server, account)
            kept = server_limits.KeptLimits(
                owner.handle, answer.server or _host(owner.handle), answer.limits, source, now
            )
            server_limits.save(tx, network, kept)
        found = spec_for(network, owner.handle, self.db)
        assert found is not None
        return ReadLimits(owner.handle, found, answer.limits, answer.ignored)


def _object(data: bytes, name: str) -> dict[str, Any]:
    import json

    if len(data) > MAX_BYTES:
        raise UnusableFile(_not_an_answer(name))
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnusableFile(_not_an_answer(name)) from error
    if not isinstance(answer, dict):
        raise UnusableFile(_not_an_answer(name))
    return answer


def _owner(own: list[Owner], network: str, server: str, account: str | None) -> Owner:
    """Whose server it is: the account that was named, the only one, or the only one there."""
    from strategy_tui.domain.account import same_account

    if account is not None:
        own = [each for each in own if same_account(each.handle, account)]
    elif len(own) > 1:
        own = [each for each in own if _host(each.handle).casefold() == server.casefold() != ""]
    if len(own) != 1 or not own[0].handle:
        raise WrongUsage(
            message(
                "Which of your accounts is this for? Name it with “--account HANDLE”; "
                "“strategy-tui account add {network} HANDLE” adds one.",
                network=network,
            )
        )
    return own[0]


def _host(handle: str) -> str:
    return handle.removeprefix("@").partition("@")[2]


def _same_for_all(network: str) -> Message:
    if network in NETWORKS:
        return message("“{network}” has one set of limits for everybody.", network=network)
    from strategy_tui.clean_text import clean_text
    from strategy_tui.yamldoc import unknown_network

    return unknown_network(clean_text(network), NETWORKS)


def _not_an_answer(name: str) -> Message:
    return message(
        "“{name}” is not what a server says of its limits. Save the answer of "
        "https://YOUR.SERVER/api/v2/instance, and give that file.",
        name=Path(name).name,
    )
