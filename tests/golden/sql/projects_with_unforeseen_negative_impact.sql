WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."unforeseen_negative_named" IS NOT NULL) AS "projects_with_unforeseen_negative_impact_used",
    count(*) AS "projects_with_unforeseen_negative_impact_eligible",
    CASE WHEN count(*) FILTER (WHERE s."unforeseen_negative_named" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."unforeseen_negative_named" IS NOT NULL) AS BIGINT) END AS "projects_with_unforeseen_negative_impact"
  FROM "project_facts" AS s
)
SELECT
  m1."projects_with_unforeseen_negative_impact",
  coalesce(m1."projects_with_unforeseen_negative_impact_used", 0) AS "used",
  coalesce(m1."projects_with_unforeseen_negative_impact_eligible", 0) AS "eligible",
  coalesce(m1."projects_with_unforeseen_negative_impact_eligible", 0) - coalesce(m1."projects_with_unforeseen_negative_impact_used", 0) AS "missing"
FROM project_facts_measured AS m1
