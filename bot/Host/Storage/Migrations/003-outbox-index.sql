-- Nothing asks by the moment: conversations are served one by one.
DROP INDEX outbox_due;
