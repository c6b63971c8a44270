-- One row per Fund region: eligible Member States beside the projects of the register.
-- Only the latest list of eligible States counts.
WITH latest AS (
    SELECT max(as_of_date) AS as_of_date FROM eligible_by_region
),

state AS (
    SELECT
        eligible_by_region.fund_region,
        eligible_by_region.eligible_states,
        eligible_by_region.as_of_date,
        eligible_by_region.document,
        eligible_by_region.locator
    FROM eligible_by_region
    JOIN latest ON latest.as_of_date = eligible_by_region.as_of_date
),

project AS (
    SELECT fund_region, count(*) AS projects FROM projects GROUP BY fund_region
),

region AS (
    SELECT fund_region FROM state
    UNION
    SELECT fund_region FROM project
)

SELECT
    region.fund_region,
    state.eligible_states,
    (SELECT CAST(sum(eligible_states) AS BIGINT) FROM state) AS all_eligible_states,
    coalesce(project.projects, 0) AS projects,
    (SELECT count(*) FROM projects) AS all_projects,
    state.as_of_date,
    state.document,
    state.locator
FROM region
LEFT JOIN state ON state.fund_region = region.fund_region
LEFT JOIN project ON project.fund_region = region.fund_region
