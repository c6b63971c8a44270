-- One row per request for funding, with what it asked for and what was granted.
-- Decided are requests approved or declined; withdrawn and pending ones are neither. Granted is
-- the original budget of the project that came of it, which may be less than was asked for.
SELECT
    funding_requests.request_id,
    funding_requests.funding_year,
    funding_requests.funding_line,
    funding_requests.fund_region,
    funding_requests.iso3,
    funding_requests.theme,
    funding_requests.request_decision,
    funding_requests.requested_date,
    funding_requests.decided_date,
    CASE
        WHEN funding_requests.request_decision IN ('approved', 'declined')
            THEN funding_requests.request_decision = 'approved'
    END AS is_granted,
    funding_requests.requested_usd,
    CASE
        WHEN funding_requests.request_decision = 'approved' THEN project_facts.original_budget_usd
        WHEN funding_requests.request_decision = 'declined' THEN 0
    END AS granted_usd,
    project_facts.project_code AS granted_project,
    funding_requests.document,
    funding_requests.locator
FROM funding_requests
LEFT JOIN project_facts ON project_facts.project_code = funding_requests.project_code
