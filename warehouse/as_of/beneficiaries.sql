SELECT
    beneficiaries.* REPLACE (
        CASE WHEN known_projects.has_reported THEN beneficiaries.reached_count END
            AS reached_count
    )
FROM recorded_beneficiaries AS beneficiaries
JOIN known_projects ON known_projects.project_code = beneficiaries.project_code
