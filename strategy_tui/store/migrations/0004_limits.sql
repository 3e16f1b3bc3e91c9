-- What the server of an own account says of its limits, as `ServerLimits` names them.
CREATE TABLE network_limits (
    network TEXT NOT NULL,
    account TEXT NOT NULL COLLATE NOCASE,
    server  TEXT NOT NULL,
    limits  TEXT NOT NULL, -- JSON
    source  TEXT NOT NULL,
    read_at TEXT NOT NULL,
    PRIMARY KEY (network, account)
) STRICT, WITHOUT ROWID;
