package org.phonebank.partitioner.cut;

import java.util.Arrays;

/**
 * A tree in which the parent of a vertex is the last one that every path to it passes. Vertices are added after their
 * parents; each also knows an ancestor far above, so that common ancestors are found in logarithmic time.
 */
final class Dominators {
    private int[] parent = new int[1024];
    private int[] depth = new int[1024];
    private int[] jump = new int[1024];
    private int size = 1;

    /** Adds a vertex and returns its number; the root has number 0. */
    int add(int dominator) {
        if (size == parent.length) {
            parent = Arrays.copyOf(parent, 2 * size);
            depth = Arrays.copyOf(depth, 2 * size);
            jump = Arrays.copyOf(jump, 2 * size);
        }
        parent[size] = dominator;
        depth[size] = depth[dominator] + 1;
        int next = jump[dominator];
        boolean even = depth[dominator] - depth[next] == depth[next] - depth[jump[next]];
        jump[size] = even ? jump[next] : dominator;
        return size++;
    }

    int parent(int vertex) {
        return parent[vertex];
    }

    int depth(int vertex) {
        return depth[vertex];
    }

    /** The deepest vertex that is both, or above both. */
    int common(int one, int other) {
        int left = depth[one] >= depth[other] ? one : other;
        int right = left == one ? other : one;
        while (depth[left] > depth[right]) {
            left = depth[jump[left]] >= depth[right] ? jump[left] : parent[left];
        }
        while (left != right) {
            boolean far = jump[left] != jump[right];
            left = far ? jump[left] : parent[left];
            right = far ? jump[right] : parent[right];
        }
        return left;
    }
}
