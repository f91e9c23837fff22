-- Runs on SQLite and PostgreSQL alike. Moments are milliseconds since 1970; flags are 0 or 1.

CREATE TABLE conversations (
    id TEXT PRIMARY KEY,              -- key over all channels
    channel TEXT NOT NULL,
    user_id TEXT,                     -- bound by a token
    user_name TEXT,
    reference TEXT,                   -- how to reach it later, from a verified activity only
    state TEXT NOT NULL,              -- what the dialogue remembers
    version BIGINT NOT NULL,          -- turns saved
    recorded BIGINT NOT NULL,         -- activities in the transcript
    taken BIGINT NOT NULL,            -- activities put into the inbox
    last_at BIGINT NOT NULL,          -- moment of the newest activity; never goes back
    ended INTEGER NOT NULL
);

CREATE TABLE activities (
    conversation_id TEXT NOT NULL,
    position BIGINT NOT NULL,         -- from 0, without gaps
    id TEXT NOT NULL,
    client_id TEXT,                   -- the client's own id, so that a repeated post is recorded once
    json TEXT NOT NULL,
    PRIMARY KEY (conversation_id, position)
);
CREATE UNIQUE INDEX activities_client_id ON activities (conversation_id, client_id) WHERE client_id IS NOT NULL;

-- Accepted and not yet answered. An answered one stays for a while without its text, to know a repeated delivery.
CREATE TABLE inbox (
    conversation_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    received BIGINT NOT NULL,
    handled INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (conversation_id, activity_id)
);
CREATE INDEX inbox_waiting ON inbox (conversation_id, position) WHERE handled = 0;

-- Saved for a remote channel and not yet delivered there; the activity itself is in the transcript.
CREATE TABLE outbox (
    conversation_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    due BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, position)
);
CREATE INDEX outbox_due ON outbox (due);

-- What the dialogue wants kept for the desk: unanswered questions, forms, feedback.
CREATE TABLE kept (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    json TEXT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX kept_kind ON kept (kind, created);

CREATE TABLE files (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE keys (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
