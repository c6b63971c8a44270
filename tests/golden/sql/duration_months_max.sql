WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."duration_months" IS NOT NULL) AS "duration_months_max_used",
    count(*) AS "duration_months_max_eligible",
    CASE WHEN count(*) FILTER (WHERE s."duration_months" IS NOT NULL) > 0 THEN CAST(max(duration_months) FILTER (WHERE s."duration_months" IS NOT NULL) AS DECIMAL(8, 2)) END AS "duration_months_max"
  FROM "project_facts" AS s
)
SELECT
  m1."duration_months_max",
  coalesce(m1."duration_months_max_used", 0) AS "used",
  coalesce(m1."duration_months_max_eligible", 0) AS "eligible",
  coalesce(m1."duration_months_max_eligible", 0) - coalesce(m1."duration_months_max_used", 0) AS "missing"
FROM project_facts_measured AS m1
