"""Time zones by the cities and countries that people name."""

from __future__ import annotations

from collections.abc import Collection

from strategy_tui.yamldoc import folded

_ELSEWHERE = """
    Europe/Paris: france lyon marseille toulouse bordeaux lille nantes strasbourg rennes nice
    Europe/Brussels: bruxelles belgique belgium liege gand anvers
    Europe/Zurich: suisse switzerland geneve geneva lausanne bale berne
    Europe/London: londres angleterre england uk royaume_uni edimbourg edinburgh manchester
    Europe/Berlin: allemagne germany munich hambourg hamburg cologne francfort frankfurt
    Europe/Rome: italie italy milan naples turin florence
    Europe/Madrid: espagne barcelone barcelona
    Europe/Lisbon: lisbonne portugal porto
    Europe/Vienna: vienne autriche austria
    Europe/Athens: athenes grece greece
    Europe/Warsaw: varsovie pologne poland cracovie
    Europe/Copenhagen: copenhague danemark denmark
    Europe/Dublin: irlande ireland
    Europe/Amsterdam: pays_bas netherlands rotterdam
    Europe/Stockholm: suede sweden
    Europe/Oslo: norvege norway
    Europe/Helsinki: finlande finland
    Europe/Bucharest: bucarest roumanie romania
    Europe/Moscow: moscou
    Africa/Cairo: le_caire
    Africa/Algiers: alger algerie algeria
    Africa/Tunis: tunisie tunisia
    Africa/Casablanca: maroc morocco rabat
    Africa/Dakar: senegal
    Asia/Tokyo: japon japan
    Asia/Shanghai: pekin beijing
    Asia/Kolkata: inde india mumbai delhi new_delhi bangalore
    Asia/Beirut: beyrouth liban lebanon
    Asia/Jerusalem: jerusalem tel_aviv
    America/Toronto: ottawa
    America/Montreal: quebec
    America/New_York: boston washington miami
    America/Los_Angeles: san_francisco seattle
    Indian/Reunion: la_reunion saint_denis
    Pacific/Noumea: nouvelle_caledonie
"""
_ZONES = {
    place: zone.strip()
    for zone, _, places in (line.partition(":") for line in _ELSEWHERE.strip().splitlines())
    for place in places.split()
}
"""Cities and countries of one clock whose zone is called after another city; as `folded`."""


def zone_of(place: str, zones: Collection[str]) -> str | None:
    """The zone of a city or a country: of “Paris”, “Londres” or “Lyon, France”."""
    for each in (place, *place.split(",")):
        name = folded(each)
        there = [zone for zone in zones if folded(zone.rpartition("/")[2]) == name]
        named = _ZONES.get(name)
        if len(there) == 1 or named in zones:
            return named or there[0]
    return None
