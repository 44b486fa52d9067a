from documented import DOCUMENT


def test_a_probe_that_fails_is_described():
    assert "503" in DOCUMENT["paths"]["/readyz"]["get"]["responses"]
    assert "503" not in DOCUMENT["paths"]["/healthz"]["get"]["responses"]


def test_the_guide_is_text_or_json():
    content = DOCUMENT["paths"]["/help"]["get"]["responses"]["200"]["content"]
    assert content.keys() == {"text/plain", "application/json"}
