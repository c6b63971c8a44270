WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."beneficiary_reach" IS NOT NULL) AS "projects_beneficiaries_full_pct_used",
    count(*) AS "projects_beneficiaries_full_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."beneficiary_reach" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."beneficiary_reach" IS NOT NULL AND (beneficiary_reach = 'full')) END AS "projects_beneficiaries_full_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."beneficiary_reach" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."beneficiary_reach" IS NOT NULL) END AS "projects_beneficiaries_full_pct_denominator"
  FROM "project_facts" AS s
)
SELECT
  CAST(100 * m1."projects_beneficiaries_full_pct_numerator" / nullif(m1."projects_beneficiaries_full_pct_denominator", 0) AS DECIMAL(24, 6)) AS "projects_beneficiaries_full_pct",
  coalesce(m1."projects_beneficiaries_full_pct_used", 0) AS "used",
  coalesce(m1."projects_beneficiaries_full_pct_eligible", 0) AS "eligible",
  coalesce(m1."projects_beneficiaries_full_pct_eligible", 0) - coalesce(m1."projects_beneficiaries_full_pct_used", 0) AS "missing",
  m1."projects_beneficiaries_full_pct_numerator",
  m1."projects_beneficiaries_full_pct_denominator"
FROM project_facts_measured AS m1
