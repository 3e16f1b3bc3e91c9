-- What this machine kept of the strategy: history files are the person's own and may be lost.
CREATE TABLE strategy_version (
    number      INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    reason      TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    text        TEXT NOT NULL
) STRICT;

-- A name of the strategy that became another; decisions and figures keep the name of their day.
-- `accepted` is 0 where the person said that it is not the same thing.
CREATE TABLE renaming (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL, -- goal, network, campaign, clause
    old        TEXT NOT NULL,
    new        TEXT NOT NULL,
    accepted   INTEGER NOT NULL,
    renamed_at TEXT NOT NULL
) STRICT;

-- How many accounts each clause led to an outcome, as the last audit of a day saw it.
CREATE TABLE clause_use (
    day              TEXT NOT NULL, -- UTC
    clause           TEXT NOT NULL, -- empty: no clause decided
    outcome          TEXT NOT NULL,
    accounts         INTEGER NOT NULL,
    strategy_version INTEGER NOT NULL,
    PRIMARY KEY (day, clause, outcome)
) STRICT, WITHOUT ROWID;

-- Readings of the measures that goals name; the newest of a day counts.
CREATE TABLE figure (
    id       INTEGER PRIMARY KEY,
    measure  TEXT NOT NULL,
    day      TEXT NOT NULL,
    value    REAL NOT NULL,
    source   TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT;
CREATE INDEX figure_by_measure ON figure (measure, day);

CREATE TABLE review (
    id               INTEGER PRIMARY KEY,
    kind             TEXT NOT NULL,
    opened_at        TEXT NOT NULL,
    since            TEXT,
    strategy_version INTEGER NOT NULL,
    closed_at        TEXT,
    closing_version  INTEGER,
    because          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX review_open_once ON review (closed_at IS NULL) WHERE closed_at IS NULL;

-- Sentences are messages as JSON, so that a past review can be read in another language.
CREATE TABLE review_item (
    review_id   INTEGER NOT NULL REFERENCES review (id),
    number      INTEGER NOT NULL,
    topic       TEXT NOT NULL,
    subject     TEXT NOT NULL,
    sentence    TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    clause      TEXT,
    choices     TEXT NOT NULL,
    answer      TEXT,
    note        TEXT NOT NULL DEFAULT '',
    answered_at TEXT,
    PRIMARY KEY (review_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_by_day ON decision (decided_at);
