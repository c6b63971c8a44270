WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."revisions_in_effect" IS NOT NULL) AS "projects_revised_pct_used",
    count(*) AS "projects_revised_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."revisions_in_effect" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."revisions_in_effect" IS NOT NULL AND (revisions_in_effect > 0)) END AS "projects_revised_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."revisions_in_effect" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."revisions_in_effect" IS NOT NULL) END AS "projects_revised_pct_denominator"
  FROM "project_steps" AS s
)
SELECT
  CAST(100 * m1."projects_revised_pct_numerator" / nullif(m1."projects_revised_pct_denominator", 0) AS DECIMAL(24, 6)) AS "projects_revised_pct",
  coalesce(m1."projects_revised_pct_used", 0) AS "used",
  coalesce(m1."projects_revised_pct_eligible", 0) AS "eligible",
  coalesce(m1."projects_revised_pct_eligible", 0) - coalesce(m1."projects_revised_pct_used", 0) AS "missing",
  m1."projects_revised_pct_numerator",
  m1."projects_revised_pct_denominator"
FROM project_steps_measured AS m1
