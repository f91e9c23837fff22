-- Cards a channel has shown, by the id it gave them: to change one in place once it has been answered.
CREATE TABLE sent_cards (
    conversation_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,        -- given by the channel
    position BIGINT NOT NULL,         -- in the transcript
    sent BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, activity_id)
);
CREATE INDEX sent_cards_sent ON sent_cards (sent);
