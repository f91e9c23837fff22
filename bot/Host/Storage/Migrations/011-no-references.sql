-- Who writes from where was kept to reach them later, and nothing ever did: it is forgotten, and no longer kept.
ALTER TABLE conversations DROP COLUMN reference;
