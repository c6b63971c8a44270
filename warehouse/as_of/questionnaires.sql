-- A form that was sent and not back on the day was awaited, whatever came of it later.
SELECT
    forms.* REPLACE (
        CASE WHEN forms.returned_date <= as_of_day.day THEN forms.returned_date END
            AS returned_date,
        CASE
            WHEN as_of_day.day >= observed.recorded_until OR observed.recorded_until IS NULL
                THEN forms.return_status
            WHEN forms.returned_date <= as_of_day.day OR forms.return_status = 'not_sent'
                THEN forms.return_status
            ELSE 'sent'
        END AS return_status
    )
FROM recorded_questionnaires AS forms
JOIN known_projects ON known_projects.project_code = forms.project_code
CROSS JOIN as_of_day
CROSS JOIN recorded_observation_days AS observed
WHERE forms.sent_date <= as_of_day.day OR forms.sent_date IS NULL
