from spacelaunch.api.app import create_app
from spacelaunch.api.around.context import context, now
from spacelaunch.config import Settings


def test_a_route_finds_the_stores_of_its_application(fake_stores):
    app = create_app(Settings().checked(), fake_stores)
    with app.app_context():
        assert context().stores is fake_stores


def test_the_clock_is_aware():
    assert now().utcoffset() is not None
