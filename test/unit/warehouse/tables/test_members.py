from spacelaunch.warehouse.tables.members import launch_members, merged_launches
from spacelaunch.warehouse.tables.silver import launches


def test_merged_launches_stand_in_the_place_of_launches():
    columns = [(each.name, str(each.type), each.nullable) for each in launches.c]
    assert [(each.name, str(each.type), each.nullable) for each in merged_launches.c] == columns


def test_a_member_says_of_a_launch_what_launches_have():
    own = {"member_id", "because", "score", "gap_s"}
    assert {each.name for each in launch_members.c} - own < {each.name for each in launches.c}
