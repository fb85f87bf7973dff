"""Workplans, commitments and baselines: more columns for tables that are there."""

from alliance_desk.store.migrations.widening import widen

revision = "0002"
down_revision = "0001"

_ADDED = {
    "partner": {
        "holidays": "''",
    },
    "person": {
        "commitment_by": "''",
        "commitment_on": "NULL",
        "priority": "NULL",
        "insider_since": "NULL",
    },
    "objective": {
        "help_given": "''",
        "motivation": "''",
        "conflicts_with_id": "NULL",
        "conflict": "''",
    },
    "committee": {
        "routines": "''",
        "budget": "''",
    },
    "milestone": {
        "baseline_on": "NULL",
        "done_on": "NULL",
    },
    "task": {
        "counting": "'calendar days'",
        "functional_plan": "''",
        "start": "NULL",
        "duration": "NULL",
        "other_owner_id": "NULL",
        "milestone_id": "NULL",
        "third_party_id": "NULL",
        "baseline_start": "NULL",
        "baseline_due": "NULL",
        "hold": "0",
        "hold_reason": "''",
        "before_signing": "''",
        "visibility": "'internal'",
    },
    "deliverable": {
        "task_id": "NULL",
        "done_on": "NULL",
    },
    "risk": {
        "effect": "''",
        "traded_away": "0",
        "closed_on": "NULL",
    },
}
"""What the rows that are there get in the new columns of their table."""

_TABLES = """
CREATE TABLE partner (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL, own BOOLEAN NOT NULL, country VARCHAR NOT NULL, about VARCHAR NOT
    NULL, holidays VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_partner_alliance_id ON partner (alliance_id);
CREATE TABLE person (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32), name
    VARCHAR NOT NULL, title VARCHAR NOT NULL, function VARCHAR NOT NULL, email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL, time_zone VARCHAR NOT NULL, influence INTEGER, support INTEGER,
    support_wanted INTEGER, gains VARCHAR NOT NULL, counterpart_id CHAR(32), owner_id CHAR(32),
    engagement VARCHAR NOT NULL, engagement_due DATE, onboarding VARCHAR NOT NULL, startup_role
    VARCHAR NOT NULL, time_share INTEGER, commitment_confirmed BOOLEAN NOT NULL, commitment_by
    VARCHAR NOT NULL, commitment_on DATE, priority INTEGER, insider_since DATE, notes VARCHAR NOT
    NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(partner_id) REFERENCES partner (id), FOREIGN KEY(counterpart_id) REFERENCES
    person (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_person_alliance_id ON person (alliance_id);
CREATE INDEX ix_person_partner_id ON person (partner_id);
CREATE TABLE objective (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32),
    text VARCHAR NOT NULL, measure VARCHAR NOT NULL, help_wanted VARCHAR NOT NULL, help_given
    VARCHAR NOT NULL, motivation VARCHAR NOT NULL, conflicts_with_id CHAR(32), "conflict" VARCHAR
    NOT NULL, priority INTEGER NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id)
    REFERENCES partner (id), FOREIGN KEY(conflicts_with_id) REFERENCES objective (id));
CREATE INDEX ix_objective_alliance_id ON objective (alliance_id);
CREATE INDEX ix_objective_partner_id ON objective (partner_id);
CREATE TABLE committee (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL, kind VARCHAR NOT NULL, parent_id CHAR(32), purpose VARCHAR NOT
    NULL, cadence VARCHAR NOT NULL, first_meeting DATE, meeting_length VARCHAR NOT NULL, place
    VARCHAR NOT NULL, decision_rule VARCHAR NOT NULL, quorum VARCHAR NOT NULL, agreement_clause
    VARCHAR NOT NULL, routines VARCHAR NOT NULL, budget VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(parent_id)
    REFERENCES committee (id));
CREATE INDEX ix_committee_alliance_id ON committee (alliance_id);
CREATE TABLE milestone (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    "on" DATE, partner_id CHAR(32), depends_on VARCHAR NOT NULL, note VARCHAR NOT NULL, baseline_on
    DATE, done_on DATE, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_milestone_alliance_id ON milestone (alliance_id);
CREATE TABLE task (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, item VARCHAR NOT NULL, title
    VARCHAR NOT NULL, workstream VARCHAR NOT NULL, component VARCHAR NOT NULL, anchor VARCHAR,
    offset_days INTEGER NOT NULL, due DATE, owner_id CHAR(32), partner_id CHAR(32), done_on DATE,
    note VARCHAR NOT NULL, counting VARCHAR NOT NULL, functional_plan VARCHAR NOT NULL, start DATE,
    duration INTEGER, other_owner_id CHAR(32), milestone_id CHAR(32), third_party_id CHAR(32),
    baseline_start DATE, baseline_due DATE, hold BOOLEAN NOT NULL, hold_reason VARCHAR NOT NULL,
    before_signing VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY
    KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES
    person (id), FOREIGN KEY(partner_id) REFERENCES partner (id), FOREIGN KEY(other_owner_id)
    REFERENCES person (id), FOREIGN KEY(milestone_id) REFERENCES milestone (id), FOREIGN
    KEY(third_party_id) REFERENCES thirdparty (id));
CREATE INDEX ix_task_alliance_id ON task (alliance_id);
CREATE INDEX ix_task_functional_plan ON task (functional_plan);
CREATE INDEX ix_task_item ON task (item);
CREATE INDEX ix_task_workstream ON task (workstream);
CREATE TABLE deliverable (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, committee_id CHAR(32)
    NOT NULL, name VARCHAR NOT NULL, source VARCHAR NOT NULL, due DATE, owner_id CHAR(32),
    other_owner_id CHAR(32), receiver VARCHAR NOT NULL, task_id CHAR(32), done_on DATE, position
    INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(committee_id) REFERENCES committee (id), FOREIGN KEY(owner_id) REFERENCES person (id),
    FOREIGN KEY(other_owner_id) REFERENCES person (id), FOREIGN KEY(task_id) REFERENCES task (id));
CREATE INDEX ix_deliverable_alliance_id ON deliverable (alliance_id);
CREATE INDEX ix_deliverable_committee_id ON deliverable (committee_id);
CREATE TABLE risk (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    source VARCHAR NOT NULL, risk_class VARCHAR NOT NULL, likelihood INTEGER, impact INTEGER,
    response VARCHAR NOT NULL, "trigger" VARCHAR NOT NULL, effect VARCHAR NOT NULL, traded_away
    BOOLEAN NOT NULL, closed_on DATE, owner_id CHAR(32), due DATE, state VARCHAR NOT NULL,
    visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_risk_alliance_id ON risk (alliance_id);
"""


def upgrade() -> None:
    """Give the tables their new columns."""
    widen(_TABLES, _ADDED)
