"""An errand is taken on behalf of the request at work."""

from spacelaunch.api.routes.errand import errand_desk


def test_it_has_the_settings_and_the_request_of_who_asks(client):
    app = client.application
    with app.test_request_context(headers={"X-Request-ID": "r1"}):
        app.preprocess_request()
        desk = errand_desk()
    settings = app.extensions["spacelaunch"].settings
    assert desk.request_id == "r1"
    assert (desk.max_attempts, desk.queue_limit) == (
        settings.job_max_attempts,
        settings.queue_limit,
    )
