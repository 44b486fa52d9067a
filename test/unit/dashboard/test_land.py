from spacelaunch.dashboard.land import read_land


def test_the_land_is_that_of_the_geography_chart():
    land = read_land()
    assert {"France", "Kazakhstan", "Brazil"} <= {each["name"] for each in land}
    corners = [corner for each in land for corner in each["corners"]]
    assert all(
        -180 <= longitude <= 192 and -90 <= latitude <= 90 for longitude, latitude in corners
    )
