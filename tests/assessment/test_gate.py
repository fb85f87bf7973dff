"""The five launch checks."""

from alliance_desk.assessment.gate import gate
from alliance_desk.records import GateState, LaunchCheck


def say(desk, check, partner, state, **fields):
    return desk.put(LaunchCheck, check=check, partner_id=desk.partners[partner].id, state=state, **fields)


def test_everything_is_open_at_first(desk, playbook):
    found = gate(desk.dossier, playbook)
    assert len(found.checks) == 5 and found.done == 0 and not found.may_launch
    assert len(found.open) == 10
    assert found.open[0] == "customer_test (biopharma): open at Corvane"
    assert found.checks[0].partners == ((desk.partners[0], None), (desk.partners[1], None))


def test_one_partner_keeps_the_gate_shut(desk, playbook):
    for item in playbook.launch_checks:
        for partner in range(2):
            say(desk, item.id, partner, GateState.MET)
    assert gate(desk.dossier, playbook).may_launch
    desk.change(desk.dossier.all(LaunchCheck)[3], state=GateState.OPEN)
    found = gate(desk.dossier, playbook)
    assert not found.may_launch and found.done == 4
    assert found.open == ("agreement (biopharma): open at Helix Arc",)


def test_a_waiver_needs_a_reason(desk, playbook):
    say(desk, "agreement", 0, GateState.MET)
    waiver = say(desk, "agreement", 1, GateState.WAIVED)
    check = gate(desk.dossier, playbook).checks[1]
    assert (check.state, check.missing) == (GateState.OPEN, ("waived by Helix Arc without a reason",))
    desk.change(waiver, reason="Signed by their parent company")
    assert gate(desk.dossier, playbook).checks[1].state == GateState.WAIVED
