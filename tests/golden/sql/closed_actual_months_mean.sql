WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."extended_plan_months" IS NOT NULL AND s."actual_months" IS NOT NULL) AS "closed_actual_months_mean_used",
    count(*) AS "closed_actual_months_mean_eligible",
    CASE WHEN count(*) FILTER (WHERE s."extended_plan_months" IS NOT NULL AND s."actual_months" IS NOT NULL) > 0 THEN CAST(avg(actual_months) FILTER (WHERE s."extended_plan_months" IS NOT NULL AND s."actual_months" IS NOT NULL) AS DECIMAL(24, 6)) END AS "closed_actual_months_mean"
  FROM "project_steps" AS s
)
SELECT
  m1."closed_actual_months_mean",
  coalesce(m1."closed_actual_months_mean_used", 0) AS "used",
  coalesce(m1."closed_actual_months_mean_eligible", 0) AS "eligible",
  coalesce(m1."closed_actual_months_mean_eligible", 0) - coalesce(m1."closed_actual_months_mean_used", 0) AS "missing"
FROM project_steps_measured AS m1
