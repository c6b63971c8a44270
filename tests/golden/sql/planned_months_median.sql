WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."planned_months" IS NOT NULL) AS "planned_months_median_used",
    count(*) AS "planned_months_median_eligible",
    CASE WHEN count(*) FILTER (WHERE s."planned_months" IS NOT NULL) > 0 THEN CAST(median(CAST(planned_months AS DECIMAL(24, 6))) FILTER (WHERE s."planned_months" IS NOT NULL) AS DECIMAL(24, 6)) END AS "planned_months_median"
  FROM "project_facts" AS s
)
SELECT
  m1."planned_months_median",
  coalesce(m1."planned_months_median_used", 0) AS "used",
  coalesce(m1."planned_months_median_eligible", 0) AS "eligible",
  coalesce(m1."planned_months_median_eligible", 0) - coalesce(m1."planned_months_median_used", 0) AS "missing"
FROM project_facts_measured AS m1
