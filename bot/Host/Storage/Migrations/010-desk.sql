-- What people leave for the desk, who works there, and what was done. Moments are milliseconds since 1970; flags are 0 or 1.

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

-- Expressions of interest of partners, and requests to be called back.
CREATE TABLE requests (
    reference TEXT PRIMARY KEY,       -- ART60-2026-000123
    kind TEXT NOT NULL,               -- partner-interest, call-back
    conversation_id TEXT NOT NULL,
    form_key TEXT NOT NULL,           -- number of the form in its conversation: sent twice, kept once
    secret TEXT NOT NULL,             -- in the address of its printable page
    centre TEXT NOT NULL,             -- empty when no centre is known
    status TEXT NOT NULL,             -- new, contacted, meeting, agreement, closed; for a call-back new, taken, done
    assigned TEXT,                    -- name of the account
    organisation TEXT NOT NULL,
    partner_kind TEXT NOT NULL,
    json TEXT NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL
);
CREATE UNIQUE INDEX requests_once ON requests (conversation_id, form_key);
CREATE UNIQUE INDEX requests_secret ON requests (secret);
CREATE INDEX requests_queue ON requests (centre, kind, status, created);

CREATE TABLE history (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL,
    at BIGINT NOT NULL,
    staff TEXT NOT NULL,              -- empty: the assistant itself
    action TEXT NOT NULL,             -- created, status, assigned, note
    detail TEXT NOT NULL
);
CREATE INDEX history_reference ON history (reference, at);

CREATE TABLE mails (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,              -- waiting, sent, failed
    due BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    created BIGINT NOT NULL,
    sent BIGINT
);
CREATE INDEX mails_due ON mails (state, due);
CREATE INDEX mails_reference ON mails (reference);

-- Redacted before it comes here.
CREATE TABLE unanswered (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    centre TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    nearest TEXT NOT NULL,
    created BIGINT NOT NULL,
    done INTEGER NOT NULL
);
CREATE INDEX unanswered_open ON unanswered (done, created);

CREATE TABLE feedback (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    centre TEXT NOT NULL,
    topic TEXT NOT NULL,
    helped INTEGER NOT NULL,
    reason TEXT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX feedback_topic ON feedback (topic);

CREATE TABLE staff (
    name TEXT PRIMARY KEY,            -- lower case
    centre TEXT NOT NULL,             -- id, or * for every centre
    role TEXT NOT NULL,               -- reader, worker, admin
    hash TEXT NOT NULL,
    stamp TEXT NOT NULL,              -- changes with the password: older sessions end
    failures INTEGER NOT NULL,
    locked_until BIGINT NOT NULL,
    disabled INTEGER NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    staff TEXT NOT NULL,
    centre TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL
);
CREATE INDEX audit_at ON audit (at);
