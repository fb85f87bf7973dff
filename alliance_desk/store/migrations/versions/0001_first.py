"""The first schema, as it was released; statements, so that later records cannot change it."""

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = """
CREATE TABLE alliance (id CHAR(32) NOT NULL, name VARCHAR NOT NULL, variant VARCHAR NOT NULL,
    deal_type VARCHAR NOT NULL, tier INTEGER NOT NULL, stage VARCHAR NOT NULL, manager VARCHAR NOT
    NULL, summary VARCHAR NOT NULL, asset VARCHAR NOT NULL, territory VARCHAR NOT NULL,
    confidentiality VARCHAR NOT NULL, playbook_version VARCHAR NOT NULL, PRIMARY KEY (id));
CREATE INDEX ix_alliance_name ON alliance (name);
CREATE TABLE edit_log (seq INTEGER NOT NULL, step INTEGER NOT NULL, kind VARCHAR NOT NULL, label
    VARCHAR NOT NULL, made_at VARCHAR NOT NULL, changes VARCHAR NOT NULL, PRIMARY KEY (seq));
CREATE TABLE profile (id CHAR(32) NOT NULL, user_name VARCHAR NOT NULL, company VARCHAR NOT NULL,
    PRIMARY KEY (id));
CREATE TABLE anchor (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, kind VARCHAR NOT NULL,
    "on" DATE, actual BOOLEAN NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES
    alliance (id));
CREATE INDEX ix_anchor_alliance_id ON anchor (alliance_id);
CREATE TABLE checkmark (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, item VARCHAR NOT NULL,
    state VARCHAR NOT NULL, done_on DATE, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_checkmark_alliance_id ON checkmark (alliance_id);
CREATE INDEX ix_checkmark_item ON checkmark (item);
CREATE TABLE committee (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL, kind VARCHAR NOT NULL, parent_id CHAR(32), purpose VARCHAR NOT
    NULL, cadence VARCHAR NOT NULL, first_meeting DATE, meeting_length VARCHAR NOT NULL, place
    VARCHAR NOT NULL, decision_rule VARCHAR NOT NULL, quorum VARCHAR NOT NULL, agreement_clause
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(parent_id) REFERENCES committee (id));
CREATE INDEX ix_committee_alliance_id ON committee (alliance_id);
CREATE TABLE northstarversion (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, number INTEGER
    NOT NULL, text VARCHAR NOT NULL, kept_on DATE, note VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_northstarversion_alliance_id ON northstarversion (alliance_id);
CREATE TABLE partner (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL, own BOOLEAN NOT NULL, country VARCHAR NOT NULL, about VARCHAR NOT
    NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id));
CREATE INDEX ix_partner_alliance_id ON partner (alliance_id);
CREATE TABLE scoreround (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, number INTEGER NOT
    NULL, held_on DATE, benchmark INTEGER, floor INTEGER, locked_by VARCHAR NOT NULL, locked_at
    DATETIME, conclusion VARCHAR NOT NULL, final BOOLEAN NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_scoreround_alliance_id ON scoreround (alliance_id);
CREATE TABLE alignment (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, component VARCHAR NOT
    NULL, partner_id CHAR(32) NOT NULL, state VARCHAR NOT NULL, agreed_by VARCHAR NOT NULL,
    agreed_on DATE, note VARCHAR NOT NULL, fingerprint VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_alignment_alliance_id ON alignment (alliance_id);
CREATE INDEX ix_alignment_component ON alignment (component);
CREATE INDEX ix_alignment_partner_id ON alignment (partner_id);
CREATE TABLE answer (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, question VARCHAR NOT NULL,
    partner_id CHAR(32), value JSON, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_answer_alliance_id ON answer (alliance_id);
CREATE INDEX ix_answer_question ON answer (question);
CREATE TABLE charter (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, committee_id CHAR(32) NOT
    NULL, version VARCHAR NOT NULL, status VARCHAR NOT NULL, effective_on DATE, review_on DATE,
    contribution VARCHAR NOT NULL, end_state VARCHAR NOT NULL, scope_in VARCHAR NOT NULL, scope_out
    VARCHAR NOT NULL, interfaces VARCHAR NOT NULL, decides VARCHAR NOT NULL, recommends VARCHAR NOT
    NULL, informed VARCHAR NOT NULL, may_not VARCHAR NOT NULL, thresholds VARCHAR NOT NULL,
    tie_break VARCHAR NOT NULL, agenda_deadline VARCHAR NOT NULL, minutes_deadline VARCHAR NOT NULL,
    meeting_rules VARCHAR NOT NULL, rules_of_engagement VARCHAR NOT NULL, information VARCHAR NOT
    NULL, communication VARCHAR NOT NULL, measures VARCHAR NOT NULL, resources VARCHAR NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(committee_id)
    REFERENCES committee (id));
CREATE INDEX ix_charter_alliance_id ON charter (alliance_id);
CREATE INDEX ix_charter_committee_id ON charter (committee_id);
CREATE TABLE escalationstep (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, committee_id
    CHAR(32) NOT NULL, level INTEGER NOT NULL, who VARCHAR NOT NULL, days INTEGER, note VARCHAR NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(committee_id) REFERENCES committee (id));
CREATE INDEX ix_escalationstep_alliance_id ON escalationstep (alliance_id);
CREATE INDEX ix_escalationstep_committee_id ON escalationstep (committee_id);
CREATE TABLE launchcheck (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, "check" VARCHAR NOT
    NULL, partner_id CHAR(32) NOT NULL, state VARCHAR NOT NULL, evidence VARCHAR NOT NULL,
    approved_by VARCHAR NOT NULL, approved_on DATE, reason VARCHAR NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner
    (id));
CREATE INDEX ix_launchcheck_alliance_id ON launchcheck (alliance_id);
CREATE INDEX ix_launchcheck_check ON launchcheck ("check");
CREATE TABLE milestone (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    "on" DATE, partner_id CHAR(32), depends_on VARCHAR NOT NULL, note VARCHAR NOT NULL, position
    INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_milestone_alliance_id ON milestone (alliance_id);
CREATE TABLE objective (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32),
    text VARCHAR NOT NULL, measure VARCHAR NOT NULL, help_wanted VARCHAR NOT NULL, priority INTEGER
    NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_objective_alliance_id ON objective (alliance_id);
CREATE INDEX ix_objective_partner_id ON objective (partner_id);
CREATE TABLE person (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32), name
    VARCHAR NOT NULL, title VARCHAR NOT NULL, function VARCHAR NOT NULL, email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL, time_zone VARCHAR NOT NULL, influence INTEGER, support INTEGER,
    support_wanted INTEGER, gains VARCHAR NOT NULL, counterpart_id CHAR(32), owner_id CHAR(32),
    engagement VARCHAR NOT NULL, engagement_due DATE, onboarding VARCHAR NOT NULL, startup_role
    VARCHAR NOT NULL, time_share INTEGER, commitment_confirmed BOOLEAN NOT NULL, notes VARCHAR NOT
    NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(partner_id) REFERENCES partner (id), FOREIGN KEY(counterpart_id) REFERENCES
    person (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_person_alliance_id ON person (alliance_id);
CREATE INDEX ix_person_partner_id ON person (partner_id);
CREATE TABLE scoresheet (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, round_id CHAR(32) NOT
    NULL, partner_id CHAR(32) NOT NULL, completed_by VARCHAR NOT NULL, role VARCHAR NOT NULL,
    completed_on DATE, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(round_id) REFERENCES scoreround (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_scoresheet_alliance_id ON scoresheet (alliance_id);
CREATE INDEX ix_scoresheet_partner_id ON scoresheet (partner_id);
CREATE INDEX ix_scoresheet_round_id ON scoresheet (round_id);
CREATE TABLE deliverable (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, committee_id CHAR(32)
    NOT NULL, name VARCHAR NOT NULL, source VARCHAR NOT NULL, due DATE, owner_id CHAR(32),
    other_owner_id CHAR(32), receiver VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(committee_id) REFERENCES
    committee (id), FOREIGN KEY(owner_id) REFERENCES person (id), FOREIGN KEY(other_owner_id)
    REFERENCES person (id));
CREATE INDEX ix_deliverable_alliance_id ON deliverable (alliance_id);
CREATE INDEX ix_deliverable_committee_id ON deliverable (committee_id);
CREATE TABLE gapaction (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, round_id CHAR(32) NOT
    NULL, criterion VARCHAR NOT NULL, action VARCHAR NOT NULL, owner_id CHAR(32), due DATE, effect
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(round_id) REFERENCES scoreround (id), FOREIGN
    KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_gapaction_alliance_id ON gapaction (alliance_id);
CREATE INDEX ix_gapaction_round_id ON gapaction (round_id);
CREATE TABLE risk (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    source VARCHAR NOT NULL, risk_class VARCHAR NOT NULL, likelihood INTEGER, impact INTEGER,
    response VARCHAR NOT NULL, "trigger" VARCHAR NOT NULL, owner_id CHAR(32), due DATE, state
    VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_risk_alliance_id ON risk (alliance_id);
CREATE TABLE score (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, sheet_id CHAR(32) NOT NULL,
    criterion VARCHAR NOT NULL, value INTEGER, not_known BOOLEAN NOT NULL, rationale VARCHAR NOT
    NULL, evidence VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(sheet_id) REFERENCES scoresheet (id));
CREATE INDEX ix_score_alliance_id ON score (alliance_id);
CREATE INDEX ix_score_criterion ON score (criterion);
CREATE INDEX ix_score_sheet_id ON score (sheet_id);
CREATE TABLE seat (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, committee_id CHAR(32) NOT
    NULL, person_id CHAR(32), partner_id CHAR(32), role VARCHAR NOT NULL, voting BOOLEAN NOT NULL,
    alternate_id CHAR(32), why VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(committee_id) REFERENCES
    committee (id), FOREIGN KEY(person_id) REFERENCES person (id), FOREIGN KEY(partner_id)
    REFERENCES partner (id), FOREIGN KEY(alternate_id) REFERENCES person (id));
CREATE INDEX ix_seat_alliance_id ON seat (alliance_id);
CREATE INDEX ix_seat_committee_id ON seat (committee_id);
CREATE INDEX ix_seat_person_id ON seat (person_id);
CREATE TABLE task (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, item VARCHAR NOT NULL, title
    VARCHAR NOT NULL, workstream VARCHAR NOT NULL, component VARCHAR NOT NULL, anchor VARCHAR,
    offset_days INTEGER NOT NULL, due DATE, owner_id CHAR(32), partner_id CHAR(32), done_on DATE,
    note VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id), FOREIGN KEY(partner_id)
    REFERENCES partner (id));
CREATE INDEX ix_task_alliance_id ON task (alliance_id);
CREATE INDEX ix_task_item ON task (item);
CREATE INDEX ix_task_workstream ON task (workstream);
"""


def upgrade() -> None:
    """Make the tables of the first release in an empty desk."""
    for statement in _STATEMENTS.split(";\n"):
        if statement.strip():
            op.execute(statement)
