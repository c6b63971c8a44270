WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."outcome_status" IS NOT NULL) AS "projects_outcomes_not_achieved_used",
    count(*) AS "projects_outcomes_not_achieved_eligible",
    CASE WHEN count(*) FILTER (WHERE s."outcome_status" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."outcome_status" IS NOT NULL AND (outcome_status = 'not_achieved')) AS BIGINT) END AS "projects_outcomes_not_achieved"
  FROM "project_facts" AS s
)
SELECT
  m1."projects_outcomes_not_achieved",
  coalesce(m1."projects_outcomes_not_achieved_used", 0) AS "used",
  coalesce(m1."projects_outcomes_not_achieved_eligible", 0) AS "eligible",
  coalesce(m1."projects_outcomes_not_achieved_eligible", 0) - coalesce(m1."projects_outcomes_not_achieved_used", 0) AS "missing"
FROM project_facts_measured AS m1
