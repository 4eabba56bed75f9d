-- Where a release has its image from, if it was promoted: the environment, and which release served there.
ALTER TABLE modelwright.releases
    ADD COLUMN promoted_environment text COLLATE "C",
    ADD COLUMN promoted_release     integer CHECK (promoted_release > 0),
    ADD CHECK ((promoted_environment IS NULL) = (promoted_release IS NULL));
