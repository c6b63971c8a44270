WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."planned_months" IS NOT NULL) AS "planned_months_mean_used",
    count(*) AS "planned_months_mean_eligible",
    CASE WHEN count(*) FILTER (WHERE s."planned_months" IS NOT NULL) > 0 THEN CAST(avg(planned_months) FILTER (WHERE s."planned_months" IS NOT NULL) AS DECIMAL(24, 6)) END AS "planned_months_mean"
  FROM "project_facts" AS s
)
SELECT
  m1."planned_months_mean",
  coalesce(m1."planned_months_mean_used", 0) AS "used",
  coalesce(m1."planned_months_mean_eligible", 0) AS "eligible",
  coalesce(m1."planned_months_mean_eligible", 0) - coalesce(m1."planned_months_mean_used", 0) AS "missing"
FROM project_facts_measured AS m1
