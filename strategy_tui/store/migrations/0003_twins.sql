-- Pictures of own posts, so that one that goes out twice is known by its bytes or by its looks.
CREATE TABLE picture (
    id      INTEGER PRIMARY KEY,
    post_id INTEGER NOT NULL REFERENCES post (id),
    file    TEXT NOT NULL,
    sha256  BLOB NOT NULL,
    looks   BLOB, -- 64-bit perceptual hash; NULL where the file cannot be decoded
    UNIQUE (post_id, file)
) STRICT;
CREATE INDEX picture_by_sha256 ON picture (sha256);
