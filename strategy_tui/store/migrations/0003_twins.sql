-- Pictures of own posts, so that one that goes out twice is known by its bytes or by its looks.
CREATE TABLE picture (
    id      INTEGER PRIMARY KEY,
    post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    file    TEXT NOT NULL,
    sha256  BLOB NOT NULL,
    looks   BLOB, -- 128-bit perceptual hash; empty: it tells nothing; NULL: not taken yet
    UNIQUE (post_id, file)
) STRICT;
CREATE INDEX picture_by_sha256 ON picture (sha256);
CREATE INDEX picture_unseen ON picture (post_id) WHERE looks IS NULL;

-- The index of near copies over own public posts, and over approvals under their negative ids, as no
-- import may have seen yet what they became. Texts lie in segments of up to 65,536 places of about
-- the same number of words; numbers in blobs are little-endian.
CREATE TABLE twin_segment (
    number INTEGER PRIMARY KEY,
    band   INTEGER NOT NULL,
    texts  INTEGER NOT NULL
) STRICT;

-- The places of a segment's texts that have a word: ascending 16-bit numbers, or a bitmap. The id
-- is the segment's number, then 46 bits of the word's hash.
CREATE TABLE twin_list (
    id     INTEGER PRIMARY KEY,
    places BLOB NOT NULL
) STRICT;

-- Of a thousand places of a segment each: how many different words the texts have (0: removed; else
-- counted from the fewest of the band, which is 1; 32 bits in the last band, 8 in the others), and
-- which posts they are (64 bits). The id is the segment's number, then 8 bits.
CREATE TABLE twin_size (
    id    INTEGER PRIMARY KEY,
    sizes BLOB NOT NULL
) STRICT;
CREATE TABLE twin_place (
    id    INTEGER PRIMARY KEY,
    posts BLOB NOT NULL
) STRICT;

-- Where a post is in the index: the segment's number, then 16 bits of its place.
CREATE TABLE twin_post (
    id   INTEGER PRIMARY KEY,
    slot INTEGER NOT NULL
) STRICT;

-- Posts with few words, which are only found when they are equal.
CREATE TABLE twin_short (
    id          INTEGER PRIMARY KEY,
    fingerprint BLOB NOT NULL
) STRICT;
CREATE INDEX twin_short_by_fingerprint ON twin_short (fingerprint);

-- Posts that changed since the index saw them; what is read is always the index and these.
CREATE TABLE twin_waiting (
    post INTEGER PRIMARY KEY
) STRICT;
INSERT INTO twin_waiting
SELECT id FROM post WHERE kind <> 'repost' AND visibility IN ('public', 'unlisted') AND text <> ''
 UNION
SELECT -id FROM approval;

CREATE TRIGGER twin_post_added AFTER INSERT ON post
WHEN new.kind <> 'repost' AND new.visibility IN ('public', 'unlisted') AND new.text <> ''
BEGIN
    INSERT OR IGNORE INTO twin_waiting VALUES (new.id);
END;
CREATE TRIGGER twin_post_changed AFTER UPDATE OF id, kind, text, visibility ON post
WHEN (new.id, new.kind, new.text, new.visibility) <> (old.id, old.kind, old.text, old.visibility)
BEGIN
    INSERT OR IGNORE INTO twin_waiting VALUES (old.id), (new.id);
END;
CREATE TRIGGER twin_post_removed AFTER DELETE ON post
BEGIN
    INSERT OR IGNORE INTO twin_waiting VALUES (old.id);
END;
CREATE TRIGGER twin_approval_added AFTER INSERT ON approval
BEGIN
    INSERT OR IGNORE INTO twin_waiting VALUES (-new.id);
END;
CREATE TRIGGER twin_approval_removed AFTER DELETE ON approval
BEGIN
    INSERT OR IGNORE INTO twin_waiting VALUES (-old.id);
END;

-- The newest own public posts, and up to when they are known.
CREATE INDEX post_public ON post (owner_id, at)
    WHERE kind <> 'repost' AND visibility IN ('public', 'unlisted') AND text <> '';
