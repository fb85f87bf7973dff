"""Who may read what: every record says it; documents have a look, choices and a history."""

from alembic import op

from alliance_desk.store.migrations.widening import widen

revision = "0004"
down_revision = "0003"

_NEW = """
CREATE TABLE launchstep (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, at VARCHAR NOT NULL,
    time_zone VARCHAR NOT NULL, title VARCHAR NOT NULL, owner_id CHAR(32), other_owner_id CHAR(32),
    approved_by VARCHAR NOT NULL, approved_on DATE, done_on DATE, visibility VARCHAR NOT NULL,
    position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id),
    FOREIGN KEY(owner_id) REFERENCES person (id), FOREIGN KEY(other_owner_id) REFERENCES person
    (id));
CREATE INDEX ix_launchstep_alliance_id ON launchstep (alliance_id);
CREATE TABLE houselook (id CHAR(32) NOT NULL, author VARCHAR NOT NULL, show_author BOOLEAN NOT NULL,
    company VARCHAR NOT NULL, show_company BOOLEAN NOT NULL, footer VARCHAR NOT NULL, paper VARCHAR
    NOT NULL, date_style VARCHAR NOT NULL, ours VARCHAR NOT NULL, theirs VARCHAR NOT NULL, logo
    VARCHAR NOT NULL, word_name VARCHAR NOT NULL, word_template VARCHAR NOT NULL, deck_name VARCHAR
    NOT NULL, deck_template VARCHAR NOT NULL, PRIMARY KEY (id));
CREATE TABLE partnerlogo (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32)
    NOT NULL, data VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_partnerlogo_alliance_id ON partnerlogo (alliance_id);
CREATE TABLE documentchoice (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, document VARCHAR
    NOT NULL, hidden JSON, hide_empty BOOLEAN NOT NULL, in_pack BOOLEAN, confidentiality VARCHAR NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_documentchoice_alliance_id ON documentchoice (alliance_id);
CREATE INDEX ix_documentchoice_document ON documentchoice (document);
CREATE TABLE documentexport (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, document VARCHAR
    NOT NULL, title VARCHAR NOT NULL, audience VARCHAR NOT NULL, version INTEGER NOT NULL,
    exported_at DATETIME, as_of DATE, formats VARCHAR NOT NULL, folder VARCHAR NOT NULL, text
    VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_documentexport_alliance_id ON documentexport (alliance_id);
CREATE INDEX ix_documentexport_document ON documentexport (document);
"""

_ADDED = {
    "alliance": {"started_on": "NULL", "startup_days": "90"},
    "person": {"visibility": "'joint'", "engagement_done_on": "NULL"},
    "introduction": {"visibility": "'joint'"},
    "glossaryterm": {"visibility": "'joint'"},
    "thirdparty": {"visibility": "'joint'"},
    "answer": {"visibility": "NULL"},
    "committee": {"visibility": "'joint'"},
    "meeting": {"visibility": "'joint'"},
    "milestone": {"visibility": "'joint'"},
    "task": {"risk_id": "NULL"},
    "deliverable": {"visibility": "'joint'"},
    "amendment": {"visibility": "'joint'"},
    "agreementinput": {"visibility": "'internal'"},
    "operabilityreview": {"visibility": "'internal'"},
    "foughtterm": {"visibility": "'restricted'"},
    "observation": {"visibility": "'restricted'"},
    "competingasset": {"visibility": "'restricted'"},
    "pressrelease": {"visibility": "'joint'"},
    "sourceoftruth": {"visibility": "'joint'"},
    "briefing": {"visibility": "'joint'", "time_zone": "''", "embargo_at": "''"},
    "agendaitem": {"visibility": "'joint'"},
    "preread": {"visibility": "'joint'"},
    "afteraction": {"visibility": "'joint'"},
    "internalkickoff": {"visibility": "'internal'"},
    "assumption": {"visibility": "'joint'"},
    "targetaccount": {"visibility": "'joint'"},
    "earlywin": {"visibility": "'joint'"},
    "fieldnote": {"visibility": "'internal'"},
    "tractiontarget": {"visibility": "'joint'"},
    "handover": {"visibility": "'joint'"},
    "gapaction": {"visibility": "'joint'"},
}
"""What the rows that are there get in the new column of their table."""

_TABLES = """
CREATE TABLE alliance (id CHAR(32) NOT NULL, name VARCHAR NOT NULL, variant VARCHAR NOT NULL,
    deal_type VARCHAR NOT NULL, tier INTEGER NOT NULL, stage VARCHAR NOT NULL, manager VARCHAR NOT
    NULL, summary VARCHAR NOT NULL, asset VARCHAR NOT NULL, territory VARCHAR NOT NULL,
    confidentiality VARCHAR NOT NULL, playbook_version VARCHAR NOT NULL, started_on DATE,
    startup_days INTEGER NOT NULL, PRIMARY KEY (id));
CREATE INDEX ix_alliance_name ON alliance (name);
CREATE TABLE person (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32), name
    VARCHAR NOT NULL, title VARCHAR NOT NULL, function VARCHAR NOT NULL, email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL, time_zone VARCHAR NOT NULL, influence INTEGER, support INTEGER,
    support_wanted INTEGER, gains VARCHAR NOT NULL, counterpart_id CHAR(32), owner_id CHAR(32),
    engagement VARCHAR NOT NULL, engagement_due DATE, engagement_done_on DATE, onboarding VARCHAR
    NOT NULL, startup_role VARCHAR NOT NULL, time_share INTEGER, commitment_confirmed BOOLEAN NOT
    NULL, commitment_by VARCHAR NOT NULL, commitment_on DATE, priority INTEGER, insider_since DATE,
    notes VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY
    (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES
    partner (id), FOREIGN KEY(counterpart_id) REFERENCES person (id), FOREIGN KEY(owner_id)
    REFERENCES person (id));
CREATE INDEX ix_person_alliance_id ON person (alliance_id);
CREATE INDEX ix_person_partner_id ON person (partner_id);
CREATE TABLE introduction (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, person_id CHAR(32),
    other_id CHAR(32), form VARCHAR NOT NULL, planned_on DATE, met_on DATE, introduced_by_id
    CHAR(32), note VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY
    KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(person_id) REFERENCES
    person (id), FOREIGN KEY(other_id) REFERENCES person (id), FOREIGN KEY(introduced_by_id)
    REFERENCES person (id));
CREATE INDEX ix_introduction_alliance_id ON introduction (alliance_id);
CREATE INDEX ix_introduction_other_id ON introduction (other_id);
CREATE INDEX ix_introduction_person_id ON introduction (person_id);
CREATE TABLE glossaryterm (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, term VARCHAR NOT
    NULL, our_meaning VARCHAR NOT NULL, their_meaning VARCHAR NOT NULL, agreed_meaning VARCHAR NOT
    NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_glossaryterm_alliance_id ON glossaryterm (alliance_id);
CREATE TABLE thirdparty (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    role VARCHAR NOT NULL, contact VARCHAR NOT NULL, joins_on DATE, confidentiality_on DATE,
    contract_on DATE, counterpart_id CHAR(32), note VARCHAR NOT NULL, visibility VARCHAR NOT NULL,
    position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id),
    FOREIGN KEY(counterpart_id) REFERENCES person (id));
CREATE INDEX ix_thirdparty_alliance_id ON thirdparty (alliance_id);
CREATE TABLE answer (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, question VARCHAR NOT NULL,
    partner_id CHAR(32), value JSON, visibility VARCHAR, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_answer_alliance_id ON answer (alliance_id);
CREATE INDEX ix_answer_question ON answer (question);
CREATE TABLE committee (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL, kind VARCHAR NOT NULL, parent_id CHAR(32), purpose VARCHAR NOT
    NULL, cadence VARCHAR NOT NULL, first_meeting DATE, meeting_length VARCHAR NOT NULL, place
    VARCHAR NOT NULL, decision_rule VARCHAR NOT NULL, quorum VARCHAR NOT NULL, agreement_clause
    VARCHAR NOT NULL, routines VARCHAR NOT NULL, budget VARCHAR NOT NULL, visibility VARCHAR NOT
    NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(parent_id) REFERENCES committee (id));
CREATE INDEX ix_committee_alliance_id ON committee (alliance_id);
CREATE TABLE meeting (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, committee_id CHAR(32),
    title VARCHAR NOT NULL, "on" DATE, starts_at VARCHAR NOT NULL, minutes INTEGER, time_zone
    VARCHAR NOT NULL, place VARCHAR NOT NULL, prepared_on DATE, position_taken VARCHAR NOT NULL,
    held BOOLEAN NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(committee_id) REFERENCES
    committee (id));
CREATE INDEX ix_meeting_alliance_id ON meeting (alliance_id);
CREATE INDEX ix_meeting_committee_id ON meeting (committee_id);
CREATE TABLE milestone (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    "on" DATE, partner_id CHAR(32), depends_on VARCHAR NOT NULL, note VARCHAR NOT NULL, baseline_on
    DATE, done_on DATE, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner
    (id));
CREATE INDEX ix_milestone_alliance_id ON milestone (alliance_id);
CREATE TABLE task (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, item VARCHAR NOT NULL, title
    VARCHAR NOT NULL, workstream VARCHAR NOT NULL, component VARCHAR NOT NULL, anchor VARCHAR,
    offset_days INTEGER NOT NULL, due DATE, owner_id CHAR(32), partner_id CHAR(32), done_on DATE,
    note VARCHAR NOT NULL, counting VARCHAR NOT NULL, functional_plan VARCHAR NOT NULL, start DATE,
    duration INTEGER, other_owner_id CHAR(32), milestone_id CHAR(32), third_party_id CHAR(32),
    risk_id CHAR(32), baseline_start DATE, baseline_due DATE, hold BOOLEAN NOT NULL, hold_reason
    VARCHAR NOT NULL, before_signing VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER
    NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(owner_id) REFERENCES person (id), FOREIGN KEY(partner_id) REFERENCES partner (id), FOREIGN
    KEY(other_owner_id) REFERENCES person (id), FOREIGN KEY(milestone_id) REFERENCES milestone (id),
    FOREIGN KEY(third_party_id) REFERENCES thirdparty (id), FOREIGN KEY(risk_id) REFERENCES risk
    (id));
CREATE INDEX ix_task_alliance_id ON task (alliance_id);
CREATE INDEX ix_task_functional_plan ON task (functional_plan);
CREATE INDEX ix_task_item ON task (item);
CREATE INDEX ix_task_workstream ON task (workstream);
CREATE TABLE deliverable (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, committee_id CHAR(32)
    NOT NULL, name VARCHAR NOT NULL, source VARCHAR NOT NULL, due DATE, owner_id CHAR(32),
    other_owner_id CHAR(32), receiver VARCHAR NOT NULL, task_id CHAR(32), done_on DATE, visibility
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(committee_id) REFERENCES committee (id), FOREIGN
    KEY(owner_id) REFERENCES person (id), FOREIGN KEY(other_owner_id) REFERENCES person (id),
    FOREIGN KEY(task_id) REFERENCES task (id));
CREATE INDEX ix_deliverable_alliance_id ON deliverable (alliance_id);
CREATE INDEX ix_deliverable_committee_id ON deliverable (committee_id);
CREATE TABLE amendment (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    clause VARCHAR NOT NULL, signed_on DATE, effect VARCHAR NOT NULL, obligation_id CHAR(32), note
    VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(obligation_id) REFERENCES
    obligation (id));
CREATE INDEX ix_amendment_alliance_id ON amendment (alliance_id);
CREATE TABLE agreementinput (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, clause VARCHAR NOT
    NULL, proposal VARCHAR NOT NULL, made_on DATE, outcome VARCHAR NOT NULL, days_gained INTEGER,
    owner_id CHAR(32), visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person
    (id));
CREATE INDEX ix_agreementinput_alliance_id ON agreementinput (alliance_id);
CREATE TABLE operabilityreview (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, function
    VARCHAR NOT NULL, reviewer_id CHAR(32), state VARCHAR NOT NULL, finding VARCHAR NOT NULL, clause
    VARCHAR NOT NULL, reviewed_on DATE, visibility VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(reviewer_id)
    REFERENCES person (id));
CREATE INDEX ix_operabilityreview_alliance_id ON operabilityreview (alliance_id);
CREATE TABLE foughtterm (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, clause VARCHAR NOT
    NULL, term VARCHAR NOT NULL, partner_id CHAR(32), outcome VARCHAR NOT NULL, why VARCHAR NOT
    NULL, risk_id CHAR(32), visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY
    (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES
    partner (id), FOREIGN KEY(risk_id) REFERENCES risk (id));
CREATE INDEX ix_foughtterm_alliance_id ON foughtterm (alliance_id);
CREATE TABLE observation (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, "on" DATE, sheet
    VARCHAR NOT NULL, who VARCHAR NOT NULL, what VARCHAR NOT NULL, meaning VARCHAR NOT NULL, flagged
    BOOLEAN NOT NULL, risk_id CHAR(32), visibility VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(risk_id)
    REFERENCES risk (id));
CREATE INDEX ix_observation_alliance_id ON observation (alliance_id);
CREATE TABLE competingasset (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id
    CHAR(32), name VARCHAR NOT NULL, overlap VARCHAR NOT NULL, separated VARCHAR NOT NULL,
    out_of_governance VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id)
    REFERENCES partner (id));
CREATE INDEX ix_competingasset_alliance_id ON competingasset (alliance_id);
CREATE TABLE pressrelease (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT
    NULL, joint BOOLEAN NOT NULL, planned_on DATE, review_days INTEGER, sent_for_review DATE,
    approved_on DATE, quoted VARCHAR NOT NULL, tone VARCHAR NOT NULL, material BOOLEAN NOT NULL,
    visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_pressrelease_alliance_id ON pressrelease (alliance_id);
CREATE TABLE sourceoftruth (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT
    NULL, kept_at VARCHAR NOT NULL, owner_id CHAR(32), version VARCHAR NOT NULL, access VARCHAR NOT
    NULL, reviewed_on DATE, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY
    (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person
    (id));
CREATE INDEX ix_sourceoftruth_alliance_id ON sourceoftruth (alliance_id);
CREATE TABLE briefing (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, who VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, channel VARCHAR NOT NULL, owner_id CHAR(32), "on" DATE, at VARCHAR NOT
    NULL, time_zone VARCHAR NOT NULL, embargo_until DATE, embargo_at VARCHAR NOT NULL, done_on DATE,
    visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_briefing_alliance_id ON briefing (alliance_id);
CREATE TABLE agendaitem (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, form VARCHAR NOT NULL,
    day INTEGER NOT NULL, starts_at VARCHAR NOT NULL, minutes INTEGER NOT NULL, title VARCHAR NOT
    NULL, presenter_id CHAR(32), counterpart_id CHAR(32), material VARCHAR NOT NULL, outcome VARCHAR
    NOT NULL, notes VARCHAR NOT NULL, parallel BOOLEAN NOT NULL, social BOOLEAN NOT NULL, visibility
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(presenter_id) REFERENCES person (id), FOREIGN
    KEY(counterpart_id) REFERENCES person (id));
CREATE INDEX ix_agendaitem_alliance_id ON agendaitem (alliance_id);
CREATE TABLE preread (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    owner_id CHAR(32), send_by DATE, sent_on DATE, readers VARCHAR NOT NULL, visibility VARCHAR NOT
    NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_preread_alliance_id ON preread (alliance_id);
CREATE TABLE afteraction (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, text VARCHAR NOT
    NULL, decision BOOLEAN NOT NULL, owner_id CHAR(32), other_owner_id CHAR(32), due DATE, done_on
    DATE, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id), FOREIGN
    KEY(other_owner_id) REFERENCES person (id));
CREATE INDEX ix_afteraction_alliance_id ON afteraction (alliance_id);
CREATE TABLE internalkickoff (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id
    CHAR(32), title VARCHAR NOT NULL, "on" DATE, invited INTEGER, attended INTEGER, note VARCHAR NOT
    NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_internalkickoff_alliance_id ON internalkickoff (alliance_id);
CREATE TABLE assumption (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, text VARCHAR NOT NULL,
    measure VARCHAR NOT NULL, source VARCHAR NOT NULL, threshold VARCHAR NOT NULL, result VARCHAR
    NOT NULL, due DATE, read_on DATE, state VARCHAR NOT NULL, carries_all BOOLEAN NOT NULL, owner_id
    CHAR(32), visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_assumption_alliance_id ON assumption (alliance_id);
CREATE TABLE targetaccount (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT
    NULL, stage VARCHAR NOT NULL, lighthouse BOOLEAN NOT NULL, owner_id CHAR(32), other_owner_id
    CHAR(32), next_step VARCHAR NOT NULL, due DATE, quote_approved BOOLEAN NOT NULL, visibility
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id), FOREIGN
    KEY(other_owner_id) REFERENCES person (id));
CREATE INDEX ix_targetaccount_alliance_id ON targetaccount (alliance_id);
CREATE TABLE earlywin (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    account_id CHAR(32), "on" DATE, who VARCHAR NOT NULL, told BOOLEAN NOT NULL, visibility VARCHAR
    NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES
    alliance (id), FOREIGN KEY(account_id) REFERENCES targetaccount (id));
CREATE INDEX ix_earlywin_alliance_id ON earlywin (alliance_id);
CREATE TABLE fieldnote (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, "on" DATE, region
    VARCHAR NOT NULL, text VARCHAR NOT NULL, person_id CHAR(32), action VARCHAR NOT NULL, visibility
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(person_id) REFERENCES person (id));
CREATE INDEX ix_fieldnote_alliance_id ON fieldnote (alliance_id);
CREATE TABLE tractiontarget (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT
    NULL, target VARCHAR NOT NULL, reading VARCHAR NOT NULL, read_on DATE, reached BOOLEAN NOT NULL,
    adjustment VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY
    (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_tractiontarget_alliance_id ON tractiontarget (alliance_id);
CREATE TABLE handover (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, text VARCHAR NOT NULL,
    from_id CHAR(32), to_id CHAR(32), due DATE, accepted_on DATE, visibility VARCHAR NOT NULL,
    position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id),
    FOREIGN KEY(from_id) REFERENCES person (id), FOREIGN KEY(to_id) REFERENCES person (id));
CREATE INDEX ix_handover_alliance_id ON handover (alliance_id);
CREATE TABLE gapaction (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, round_id CHAR(32) NOT
    NULL, criterion VARCHAR NOT NULL, action VARCHAR NOT NULL, owner_id CHAR(32), due DATE, effect
    VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(round_id) REFERENCES scoreround
    (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_gapaction_alliance_id ON gapaction (alliance_id);
CREATE INDEX ix_gapaction_round_id ON gapaction (round_id);
"""


def upgrade() -> None:
    """Make the new tables, and give those that are there their new column."""
    for statement in filter(str.strip, _NEW.split(";\n")):
        op.execute(statement)
    widen(_TABLES, _ADDED)
