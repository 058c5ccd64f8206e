package org.phonebank.virtual;

import java.util.List;

/**
 * What the lab's process answers to a request.
 *
 * @param error a sentence; empty when the request was carried out
 */
record LabAnswer(String error, List<VirtualLabClient.Phone> phones) {
    LabAnswer {
        phones = List.copyOf(phones);
    }
}
