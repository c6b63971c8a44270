WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."nce_months" IS NOT NULL) AS "nce_months_mean_used",
    count(*) AS "nce_months_mean_eligible",
    CASE WHEN count(*) FILTER (WHERE s."nce_months" IS NOT NULL) > 0 THEN CAST(avg(nce_months) FILTER (WHERE s."nce_months" IS NOT NULL) AS DECIMAL(24, 6)) END AS "nce_months_mean"
  FROM "project_facts" AS s
)
SELECT
  m1."nce_months_mean",
  coalesce(m1."nce_months_mean_used", 0) AS "used",
  coalesce(m1."nce_months_mean_eligible", 0) AS "eligible",
  coalesce(m1."nce_months_mean_eligible", 0) - coalesce(m1."nce_months_mean_used", 0) AS "missing"
FROM project_facts_measured AS m1
