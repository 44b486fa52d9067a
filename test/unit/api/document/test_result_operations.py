from documented import DOCUMENT, resolved
from spacelaunch.api.document.result_operations import RESULTS
from spacelaunch.api.routes.results import FORMS


def test_a_result_has_every_form_that_the_route_serves():
    answer = resolved(DOCUMENT["paths"]["/results/{name}"]["get"]["responses"]["200"])
    served = {form.content_type.partition(";")[0] for form in FORMS}
    assert answer["content"].keys() == served


def test_every_route_of_results_is_read_only():
    assert {described.method for described in RESULTS} == {"GET"}
