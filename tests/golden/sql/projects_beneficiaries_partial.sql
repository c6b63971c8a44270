WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."beneficiary_reach" IS NOT NULL) AS "projects_beneficiaries_partial_used",
    count(*) AS "projects_beneficiaries_partial_eligible",
    CASE WHEN count(*) FILTER (WHERE s."beneficiary_reach" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."beneficiary_reach" IS NOT NULL AND (beneficiary_reach = 'partial')) AS BIGINT) END AS "projects_beneficiaries_partial"
  FROM "project_facts" AS s
)
SELECT
  m1."projects_beneficiaries_partial",
  coalesce(m1."projects_beneficiaries_partial_used", 0) AS "used",
  coalesce(m1."projects_beneficiaries_partial_eligible", 0) AS "eligible",
  coalesce(m1."projects_beneficiaries_partial_eligible", 0) - coalesce(m1."projects_beneficiaries_partial_used", 0) AS "missing"
FROM project_facts_measured AS m1
