-- Times are UTC, ISO 8601 to the second with +00:00, so that they sort as text.

CREATE TABLE person (
    id   INTEGER PRIMARY KEY,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

-- An account that proved to be another one stays, empty, and says which (`merged_into`).
CREATE TABLE account (
    id          INTEGER PRIMARY KEY,
    network     TEXT NOT NULL,
    person_id   INTEGER REFERENCES person (id),
    merged_into INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX account_by_person ON account (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE alias (
    account_id INTEGER NOT NULL REFERENCES account (id),
    network    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    value      TEXT NOT NULL,
    source     TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    lost_at    TEXT, -- since when a handle is known to be somebody else's
    PRIMARY KEY (account_id, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_value ON alias (network, kind, value COLLATE NOCASE);

-- The person's own accounts; a handle is empty until some export or the person says it.
-- `connection` says how writes reach the network; NULL: by hand only.
CREATE TABLE owner (
    id         INTEGER PRIMARY KEY,
    network    TEXT NOT NULL,
    handle     TEXT NOT NULL COLLATE NOCASE,
    remote_id  TEXT,
    name       TEXT,
    connection TEXT
) STRICT;

-- `gone` is only ever said against an import whose list was complete: the last three columns are
-- 1 for a list that is surely whole, 0 for any other list, NULL for none.
CREATE TABLE import (
    id           INTEGER PRIMARY KEY,
    owner_id     INTEGER NOT NULL REFERENCES owner (id),
    sha256       TEXT NOT NULL,
    name         TEXT NOT NULL,
    source       TEXT NOT NULL, -- such as `x archive 2026-11-01`: the source of its facts
    as_of        TEXT NOT NULL, -- when the source was generated, else when it was imported
    imported_at  TEXT NOT NULL,
    report       TEXT NOT NULL,
    following    INTEGER,
    follower     INTEGER,
    posts        INTEGER,
    UNIQUE (owner_id, sha256)
) STRICT;

CREATE TABLE follow (
    owner_id     INTEGER NOT NULL REFERENCES owner (id),
    direction    TEXT NOT NULL,
    account_id   INTEGER NOT NULL REFERENCES account (id),
    since        TEXT,
    first_import INTEGER NOT NULL REFERENCES import (id),
    last_import  INTEGER NOT NULL REFERENCES import (id),
    gone_import  INTEGER REFERENCES import (id),
    PRIMARY KEY (owner_id, direction, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE post (
    id         INTEGER PRIMARY KEY,
    owner_id   INTEGER NOT NULL REFERENCES owner (id),
    remote_id  TEXT NOT NULL,
    at         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    text       TEXT NOT NULL,
    url        TEXT,
    language   TEXT,
    visibility TEXT NOT NULL,
    likes      INTEGER,
    reposts    INTEGER,
    source_app TEXT,
    UNIQUE (owner_id, remote_id)
) STRICT;

CREATE TABLE interaction (
    owner_id   INTEGER NOT NULL REFERENCES owner (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    kind       TEXT NOT NULL,
    post_id    TEXT NOT NULL DEFAULT '',
    at         TEXT NOT NULL DEFAULT '', -- empty where the archive gives no time
    PRIMARY KEY (owner_id, account_id, kind, post_id, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE liked (
    owner_id INTEGER NOT NULL REFERENCES owner (id),
    post_id  TEXT NOT NULL,
    PRIMARY KEY (owner_id, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE label (
    person_id   INTEGER NOT NULL REFERENCES person (id),
    fact        TEXT NOT NULL,
    value       TEXT NOT NULL,
    source      TEXT NOT NULL,
    labelled_at TEXT NOT NULL,
    PRIMARY KEY (person_id, fact)
) STRICT, WITHOUT ROWID;

-- The wide current row: for each fact its value, source and date; NULL is unknown.
CREATE TABLE fact (
    owner_id   INTEGER NOT NULL REFERENCES owner (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    relationship     TEXT, relationship_source     TEXT, relationship_at     TEXT,
    known            TEXT, known_source            TEXT, known_at            TEXT,
    toxic            TEXT, toxic_source            TEXT, toxic_at            TEXT,
    inspires         TEXT, inspires_source         TEXT, inspires_at         TEXT,
    supplies         TEXT, supplies_source         TEXT, supplies_at         TEXT,
    met              TEXT, met_source              TEXT, met_at              TEXT,
    follows_me       TEXT, follows_me_source       TEXT, follows_me_at       TEXT,
    followed_since   TEXT, followed_since_source   TEXT, followed_since_at   TEXT,
    last_post        TEXT, last_post_source        TEXT, last_post_at        TEXT,
    last_interaction TEXT, last_interaction_source TEXT, last_interaction_at TEXT,
    interactions     REAL, interactions_source     TEXT, interactions_at     TEXT,
    posts_per_day    REAL, posts_per_day_source    TEXT, posts_per_day_at    TEXT,
    state            TEXT, state_source            TEXT, state_at            TEXT,
    PRIMARY KEY (owner_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_posts_per_day ON fact (posts_per_day) WHERE posts_per_day IS NOT NULL;

-- What a fact was before its current value.
CREATE TABLE fact_history (
    id          INTEGER PRIMARY KEY,
    owner_id    INTEGER NOT NULL,
    account_id  INTEGER NOT NULL,
    fact        TEXT NOT NULL,
    value       TEXT NOT NULL,
    source      TEXT NOT NULL,
    observed_at TEXT NOT NULL
) STRICT;
CREATE INDEX fact_history_by_account ON fact_history (account_id, fact);

CREATE TABLE decision (
    id               INTEGER PRIMARY KEY,
    owner_id         INTEGER NOT NULL REFERENCES owner (id),
    account_id       INTEGER NOT NULL REFERENCES account (id),
    choice           TEXT NOT NULL,
    note             TEXT NOT NULL DEFAULT '',
    decided_at       TEXT NOT NULL,
    outcome          TEXT NOT NULL,
    clause           TEXT,
    strategy_version INTEGER NOT NULL,
    ask_again_on     TEXT,
    undone_at        TEXT
) STRICT;
CREATE INDEX decision_by_account ON decision (account_id);

CREATE TABLE approval (
    id               INTEGER PRIMARY KEY,
    draft_id         TEXT NOT NULL,
    draft_path       TEXT NOT NULL,
    network          TEXT NOT NULL,
    snapshot         TEXT NOT NULL,
    sha256           TEXT NOT NULL,
    strategy_version INTEGER NOT NULL,
    approved_at      TEXT NOT NULL
) STRICT;
CREATE INDEX approval_by_draft ON approval (draft_id);

-- `account` is the own account that an item goes out from: as approved, else as first attempted.
CREATE TABLE queue (
    id          INTEGER PRIMARY KEY,
    approval_id INTEGER NOT NULL REFERENCES approval (id),
    part        INTEGER NOT NULL,
    network     TEXT NOT NULL,
    account     TEXT,
    key         TEXT NOT NULL,
    due_at      TEXT NOT NULL,
    zone        TEXT NOT NULL,
    state       TEXT NOT NULL DEFAULT 'queued',
    attempts    INTEGER NOT NULL DEFAULT 0,
    reason      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX queue_live_once ON queue (approval_id, part)
    WHERE state IN ('queued', 'sending', 'unconfirmed', 'sent');
CREATE INDEX queue_due ON queue (state, due_at);

CREATE TABLE receipt (
    queue_id  INTEGER PRIMARY KEY REFERENCES queue (id),
    remote_id TEXT NOT NULL,
    url       TEXT NOT NULL,
    posted_at TEXT NOT NULL
) STRICT;
