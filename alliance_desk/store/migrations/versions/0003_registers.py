"""Nine components and readiness in full: the registers that they need."""

from alembic import op

revision = "0003"
down_revision = "0002"

_STATEMENTS = """
CREATE TABLE houseplaybook (id CHAR(32) NOT NULL, name VARCHAR NOT NULL, version VARCHAR NOT NULL,
    text VARCHAR NOT NULL, taken_on DATE, PRIMARY KEY (id));
CREATE TABLE daysoff (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32),
    title VARCHAR NOT NULL, first DATE, last DATE, position INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner
    (id));
CREATE INDEX ix_daysoff_alliance_id ON daysoff (alliance_id);
CREATE TABLE conversation (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, person_id CHAR(32),
    with_id CHAR(32), topic VARCHAR NOT NULL, planned_on DATE, held_on DATE, outcome VARCHAR NOT
    NULL, difficult BOOLEAN NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(person_id)
    REFERENCES person (id), FOREIGN KEY(with_id) REFERENCES person (id));
CREATE INDEX ix_conversation_alliance_id ON conversation (alliance_id);
CREATE INDEX ix_conversation_person_id ON conversation (person_id);
CREATE TABLE introduction (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, person_id CHAR(32),
    other_id CHAR(32), form VARCHAR NOT NULL, planned_on DATE, met_on DATE, introduced_by_id
    CHAR(32), note VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(other_id) REFERENCES person (id), FOREIGN KEY(introduced_by_id) REFERENCES person
    (id));
CREATE INDEX ix_introduction_alliance_id ON introduction (alliance_id);
CREATE INDEX ix_introduction_other_id ON introduction (other_id);
CREATE INDEX ix_introduction_person_id ON introduction (person_id);
CREATE TABLE glossaryterm (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, term VARCHAR NOT
    NULL, our_meaning VARCHAR NOT NULL, their_meaning VARCHAR NOT NULL, agreed_meaning VARCHAR NOT
    NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id));
CREATE INDEX ix_glossaryterm_alliance_id ON glossaryterm (alliance_id);
CREATE TABLE thirdparty (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    role VARCHAR NOT NULL, contact VARCHAR NOT NULL, joins_on DATE, confidentiality_on DATE,
    contract_on DATE, counterpart_id CHAR(32), note VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(counterpart_id)
    REFERENCES person (id));
CREATE INDEX ix_thirdparty_alliance_id ON thirdparty (alliance_id);
CREATE TABLE componentnote (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, component VARCHAR
    NOT NULL, owner_id CHAR(32), due DATE, evidence VARCHAR NOT NULL, link VARCHAR NOT NULL, PRIMARY
    KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES
    person (id));
CREATE INDEX ix_componentnote_alliance_id ON componentnote (alliance_id);
CREATE INDEX ix_componentnote_component ON componentnote (component);
CREATE TABLE northstarconsent (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, version_id
    CHAR(32) NOT NULL, partner_id CHAR(32) NOT NULL, agreed_by VARCHAR NOT NULL, agreed_on DATE,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(version_id)
    REFERENCES northstarversion (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_northstarconsent_alliance_id ON northstarconsent (alliance_id);
CREATE INDEX ix_northstarconsent_version_id ON northstarconsent (version_id);
CREATE TABLE contribution (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32),
    source VARCHAR NOT NULL, what VARCHAR NOT NULL, why_not_bought VARCHAR NOT NULL, visibility
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_contribution_alliance_id ON contribution (alliance_id);
CREATE INDEX ix_contribution_partner_id ON contribution (partner_id);
CREATE TABLE valueproposition (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, audience VARCHAR
    NOT NULL, effect VARCHAR NOT NULL, quantity VARCHAR NOT NULL, meaning VARCHAR NOT NULL,
    visibility VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_valueproposition_alliance_id ON valueproposition (alliance_id);
CREATE TABLE routine (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id CHAR(32), name
    VARCHAR NOT NULL, cadence VARCHAR NOT NULL, next_on DATE, papers_due DATE, committee_id
    CHAR(32), effect VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id)
    REFERENCES partner (id), FOREIGN KEY(committee_id) REFERENCES committee (id));
CREATE INDEX ix_routine_alliance_id ON routine (alliance_id);
CREATE INDEX ix_routine_partner_id ON routine (partner_id);
CREATE TABLE meeting (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, committee_id CHAR(32),
    title VARCHAR NOT NULL, "on" DATE, starts_at VARCHAR NOT NULL, minutes INTEGER, time_zone
    VARCHAR NOT NULL, place VARCHAR NOT NULL, prepared_on DATE, position_taken VARCHAR NOT NULL,
    held BOOLEAN NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(committee_id) REFERENCES committee (id));
CREATE INDEX ix_meeting_alliance_id ON meeting (alliance_id);
CREATE INDEX ix_meeting_committee_id ON meeting (committee_id);
CREATE TABLE decision (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, question VARCHAR NOT
    NULL, options VARCHAR NOT NULL, criteria VARCHAR NOT NULL, inputs VARCHAR NOT NULL, committee_id
    CHAR(32), decided_by VARCHAR NOT NULL, divided BOOLEAN NOT NULL, asked_on DATE, needed_by DATE,
    made_on DATE, outcome VARCHAR NOT NULL, owner_id CHAR(32), visibility VARCHAR NOT NULL, position
    INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(committee_id) REFERENCES committee (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_decision_alliance_id ON decision (alliance_id);
CREATE INDEX ix_decision_committee_id ON decision (committee_id);
CREATE TABLE issue (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    facts VARCHAR NOT NULL, options VARCHAR NOT NULL, convened VARCHAR NOT NULL, authority VARCHAR
    NOT NULL, escalated_to VARCHAR NOT NULL, resolution VARCHAR NOT NULL, raised_on DATE, due DATE,
    resolved_on DATE, owner_id CHAR(32), visibility VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id)
    REFERENCES person (id));
CREATE INDEX ix_issue_alliance_id ON issue (alliance_id);
CREATE TABLE tasklink (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, before_id CHAR(32) NOT
    NULL, after_id CHAR(32) NOT NULL, lag INTEGER NOT NULL, note VARCHAR NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(before_id) REFERENCES task (id),
    FOREIGN KEY(after_id) REFERENCES task (id));
CREATE INDEX ix_tasklink_after_id ON tasklink (after_id);
CREATE INDEX ix_tasklink_alliance_id ON tasklink (alliance_id);
CREATE INDEX ix_tasklink_before_id ON tasklink (before_id);
CREATE TABLE obligation (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, clause VARCHAR NOT
    NULL, text VARCHAR NOT NULL, partner_id CHAR(32), "to" VARCHAR NOT NULL, rule VARCHAR NOT NULL,
    due DATE, owner_id CHAR(32), state VARCHAR NOT NULL, evidence VARCHAR NOT NULL, ambiguous
    BOOLEAN NOT NULL, question VARCHAR NOT NULL, visibility VARCHAR NOT NULL, position INTEGER NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(partner_id) REFERENCES partner (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_obligation_alliance_id ON obligation (alliance_id);
CREATE TABLE amendment (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    clause VARCHAR NOT NULL, signed_on DATE, effect VARCHAR NOT NULL, obligation_id CHAR(32), note
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(obligation_id) REFERENCES obligation (id));
CREATE INDEX ix_amendment_alliance_id ON amendment (alliance_id);
CREATE TABLE agreementinput (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, clause VARCHAR NOT
    NULL, proposal VARCHAR NOT NULL, made_on DATE, outcome VARCHAR NOT NULL, days_gained INTEGER,
    owner_id CHAR(32), position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_agreementinput_alliance_id ON agreementinput (alliance_id);
CREATE TABLE operabilityreview (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, function
    VARCHAR NOT NULL, reviewer_id CHAR(32), state VARCHAR NOT NULL, finding VARCHAR NOT NULL, clause
    VARCHAR NOT NULL, reviewed_on DATE, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(reviewer_id) REFERENCES person (id));
CREATE INDEX ix_operabilityreview_alliance_id ON operabilityreview (alliance_id);
CREATE TABLE scenario (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    risk_id CHAR(32), "trigger" VARCHAR NOT NULL, response VARCHAR NOT NULL, decides VARCHAR NOT
    NULL, message VARCHAR NOT NULL, rehearsed_on DATE, visibility VARCHAR NOT NULL, position INTEGER
    NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(risk_id) REFERENCES risk (id));
CREATE INDEX ix_scenario_alliance_id ON scenario (alliance_id);
CREATE TABLE foughtterm (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, clause VARCHAR NOT
    NULL, term VARCHAR NOT NULL, partner_id CHAR(32), outcome VARCHAR NOT NULL, why VARCHAR NOT
    NULL, risk_id CHAR(32), position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner (id), FOREIGN KEY(risk_id)
    REFERENCES risk (id));
CREATE INDEX ix_foughtterm_alliance_id ON foughtterm (alliance_id);
CREATE TABLE observation (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, "on" DATE, sheet
    VARCHAR NOT NULL, who VARCHAR NOT NULL, what VARCHAR NOT NULL, meaning VARCHAR NOT NULL, flagged
    BOOLEAN NOT NULL, risk_id CHAR(32), position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(risk_id) REFERENCES risk (id));
CREATE INDEX ix_observation_alliance_id ON observation (alliance_id);
CREATE TABLE competingasset (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id
    CHAR(32), name VARCHAR NOT NULL, overlap VARCHAR NOT NULL, separated VARCHAR NOT NULL,
    out_of_governance VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_competingasset_alliance_id ON competingasset (alliance_id);
CREATE TABLE message (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, audience VARCHAR NOT
    NULL, who VARCHAR NOT NULL, text VARCHAR NOT NULL, channel VARCHAR NOT NULL, cadence VARCHAR NOT
    NULL, sender_id CHAR(32), partner_id CHAR(32), visibility VARCHAR NOT NULL, position INTEGER NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(sender_id) REFERENCES person (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_message_alliance_id ON message (alliance_id);
CREATE TABLE sending (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, message_id CHAR(32) NOT
    NULL, planned_on DATE, sent_on DATE, cancelled VARCHAR NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(message_id)
    REFERENCES message (id));
CREATE INDEX ix_sending_alliance_id ON sending (alliance_id);
CREATE INDEX ix_sending_message_id ON sending (message_id);
CREATE TABLE topicrule (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, topic VARCHAR NOT NULL,
    speaks_id CHAR(32), hears_id CHAR(32), rule VARCHAR NOT NULL, never VARCHAR NOT NULL, visibility
    VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(speaks_id) REFERENCES person (id), FOREIGN KEY(hears_id)
    REFERENCES person (id));
CREATE INDEX ix_topicrule_alliance_id ON topicrule (alliance_id);
CREATE TABLE pressrelease (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT
    NULL, joint BOOLEAN NOT NULL, planned_on DATE, review_days INTEGER, sent_for_review DATE,
    approved_on DATE, quoted VARCHAR NOT NULL, tone VARCHAR NOT NULL, material BOOLEAN NOT NULL,
    position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_pressrelease_alliance_id ON pressrelease (alliance_id);
CREATE TABLE sourceoftruth (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT
    NULL, kept_at VARCHAR NOT NULL, owner_id CHAR(32), version VARCHAR NOT NULL, access VARCHAR NOT
    NULL, reviewed_on DATE, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id)
    REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_sourceoftruth_alliance_id ON sourceoftruth (alliance_id);
CREATE TABLE briefing (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, who VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, channel VARCHAR NOT NULL, owner_id CHAR(32), "on" DATE, at VARCHAR NOT
    NULL, embargo_until DATE, done_on DATE, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_briefing_alliance_id ON briefing (alliance_id);
CREATE TABLE kickoff (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, form VARCHAR NOT NULL,
    place VARCHAR NOT NULL, time_zone VARCHAR NOT NULL, other_zones VARCHAR NOT NULL, starts_at
    VARCHAR NOT NULL, ends_at VARCHAR NOT NULL, producer_id CHAR(32), recording VARCHAR NOT NULL,
    guests VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id),
    FOREIGN KEY(producer_id) REFERENCES person (id));
CREATE INDEX ix_kickoff_alliance_id ON kickoff (alliance_id);
CREATE TABLE agendaitem (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, form VARCHAR NOT NULL,
    day INTEGER NOT NULL, starts_at VARCHAR NOT NULL, minutes INTEGER NOT NULL, title VARCHAR NOT
    NULL, presenter_id CHAR(32), counterpart_id CHAR(32), material VARCHAR NOT NULL, outcome VARCHAR
    NOT NULL, notes VARCHAR NOT NULL, parallel BOOLEAN NOT NULL, social BOOLEAN NOT NULL, position
    INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(presenter_id) REFERENCES person (id), FOREIGN KEY(counterpart_id) REFERENCES person (id));
CREATE INDEX ix_agendaitem_alliance_id ON agendaitem (alliance_id);
CREATE TABLE preread (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    owner_id CHAR(32), send_by DATE, sent_on DATE, readers VARCHAR NOT NULL, position INTEGER NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(owner_id)
    REFERENCES person (id));
CREATE INDEX ix_preread_alliance_id ON preread (alliance_id);
CREATE TABLE afteraction (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, text VARCHAR NOT
    NULL, decision BOOLEAN NOT NULL, owner_id CHAR(32), other_owner_id CHAR(32), due DATE, done_on
    DATE, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(owner_id) REFERENCES person (id), FOREIGN KEY(other_owner_id) REFERENCES
    person (id));
CREATE INDEX ix_afteraction_alliance_id ON afteraction (alliance_id);
CREATE TABLE internalkickoff (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, partner_id
    CHAR(32), title VARCHAR NOT NULL, "on" DATE, invited INTEGER, attended INTEGER, note VARCHAR NOT
    NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance
    (id), FOREIGN KEY(partner_id) REFERENCES partner (id));
CREATE INDEX ix_internalkickoff_alliance_id ON internalkickoff (alliance_id);
CREATE TABLE elementstate (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, element VARCHAR NOT
    NULL, partner_id CHAR(32) NOT NULL, state VARCHAR NOT NULL, evidence VARCHAR NOT NULL, owner_id
    CHAR(32), due DATE, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(partner_id) REFERENCES partner (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_elementstate_alliance_id ON elementstate (alliance_id);
CREATE INDEX ix_elementstate_element ON elementstate (element);
CREATE TABLE canvasversion (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, number INTEGER NOT
    NULL, kept_on DATE, note VARCHAR NOT NULL, cells JSON, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_canvasversion_alliance_id ON canvasversion (alliance_id);
CREATE TABLE assumption (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, text VARCHAR NOT NULL,
    measure VARCHAR NOT NULL, source VARCHAR NOT NULL, threshold VARCHAR NOT NULL, result VARCHAR
    NOT NULL, due DATE, read_on DATE, state VARCHAR NOT NULL, carries_all BOOLEAN NOT NULL, owner_id
    CHAR(32), position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES
    alliance (id), FOREIGN KEY(owner_id) REFERENCES person (id));
CREATE INDEX ix_assumption_alliance_id ON assumption (alliance_id);
CREATE TABLE targetaccount (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, name VARCHAR NOT
    NULL, stage VARCHAR NOT NULL, lighthouse BOOLEAN NOT NULL, owner_id CHAR(32), other_owner_id
    CHAR(32), next_step VARCHAR NOT NULL, due DATE, quote_approved BOOLEAN NOT NULL, position
    INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(owner_id) REFERENCES person (id), FOREIGN KEY(other_owner_id) REFERENCES person (id));
CREATE INDEX ix_targetaccount_alliance_id ON targetaccount (alliance_id);
CREATE TABLE earlywin (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT NULL,
    account_id CHAR(32), "on" DATE, who VARCHAR NOT NULL, told BOOLEAN NOT NULL, position INTEGER
    NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(account_id) REFERENCES targetaccount (id));
CREATE INDEX ix_earlywin_alliance_id ON earlywin (alliance_id);
CREATE TABLE fieldnote (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, "on" DATE, region
    VARCHAR NOT NULL, text VARCHAR NOT NULL, person_id CHAR(32), action VARCHAR NOT NULL, position
    INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN
    KEY(person_id) REFERENCES person (id));
CREATE INDEX ix_fieldnote_alliance_id ON fieldnote (alliance_id);
CREATE TABLE tractiontarget (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, title VARCHAR NOT
    NULL, target VARCHAR NOT NULL, reading VARCHAR NOT NULL, read_on DATE, reached BOOLEAN NOT NULL,
    adjustment VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(alliance_id) REFERENCES alliance (id));
CREATE INDEX ix_tractiontarget_alliance_id ON tractiontarget (alliance_id);
CREATE TABLE handover (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, text VARCHAR NOT NULL,
    from_id CHAR(32), to_id CHAR(32), due DATE, accepted_on DATE, position INTEGER NOT NULL, PRIMARY
    KEY (id), FOREIGN KEY(alliance_id) REFERENCES alliance (id), FOREIGN KEY(from_id) REFERENCES
    person (id), FOREIGN KEY(to_id) REFERENCES person (id));
CREATE INDEX ix_handover_alliance_id ON handover (alliance_id);
CREATE TABLE lesson (id CHAR(32) NOT NULL, alliance_id CHAR(32) NOT NULL, text VARCHAR NOT NULL,
    component VARCHAR NOT NULL, keep BOOLEAN NOT NULL, change VARCHAR NOT NULL, visibility VARCHAR
    NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(alliance_id) REFERENCES
    alliance (id));
CREATE INDEX ix_lesson_alliance_id ON lesson (alliance_id);
"""


def upgrade() -> None:
    """Make the new tables."""
    for statement in filter(str.strip, _STATEMENTS.split(";\n")):
        op.execute(statement)
