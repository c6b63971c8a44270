WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."nce_months" IS NOT NULL AND s."planned_months" IS NOT NULL) AS "extension_of_planned_pct_used",
    count(*) AS "extension_of_planned_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."nce_months" IS NOT NULL AND s."planned_months" IS NOT NULL) > 0 THEN CAST(sum(nce_months) FILTER (WHERE s."nce_months" IS NOT NULL AND s."planned_months" IS NOT NULL) AS DECIMAL(24, 6)) END AS "extension_of_planned_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."nce_months" IS NOT NULL AND s."planned_months" IS NOT NULL) > 0 THEN CAST(sum(planned_months) FILTER (WHERE s."nce_months" IS NOT NULL AND s."planned_months" IS NOT NULL) AS DECIMAL(24, 6)) END AS "extension_of_planned_pct_denominator"
  FROM "project_facts" AS s
)
SELECT
  CAST(100 * m1."extension_of_planned_pct_numerator" / nullif(m1."extension_of_planned_pct_denominator", 0) AS DECIMAL(24, 6)) AS "extension_of_planned_pct",
  coalesce(m1."extension_of_planned_pct_used", 0) AS "used",
  coalesce(m1."extension_of_planned_pct_eligible", 0) AS "eligible",
  coalesce(m1."extension_of_planned_pct_eligible", 0) - coalesce(m1."extension_of_planned_pct_used", 0) AS "missing",
  m1."extension_of_planned_pct_numerator",
  m1."extension_of_planned_pct_denominator"
FROM project_facts_measured AS m1
